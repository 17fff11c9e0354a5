// Every error of this package has a stable code.

export function coded(code, message) {
  return Object.assign(new Error(message), { code });
}

/** Errors of the inner module read `code: sentence`. */
export function guard(call) {
  try {
    return call();
  } catch (error) {
    const [, code, message] = /^([a-z_]+): (.*)$/s.exec(error?.message ?? "") ?? [];
    throw code ? coded(code, message) : error;
  }
}
