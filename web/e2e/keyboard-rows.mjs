// Every action that is a control of its own, as one table per page: [the control, its keys, what is then to be seen].
// A control is a testid or a selector. A key is its name, or what stands for many. What is to be seen is a selector, or
// one of the sayings below.

const ENTER = ["Enter"];
const SPACE = ["Space"];
/** In place of what stands in the field. */
const type = (text) => [{ text }];
/** Behind it. */
const more = (keys) => ({ keys });
/** An option of a menu, with the arrows. */
const pick = (option) => [{ option }];
/** The file that was saved last, in the browser's own window. */
const file = [{ opens: "Space" }];
const CLEAR = ["ControlOrMeta+a", "Delete"];

const at = (id, rest = "") => `[data-testid="${id}"]${rest}`;
const pressed = (id) => at(id, '[aria-pressed="true"]');
const says = (id, text) => `${at(id)}:has-text(${JSON.stringify(text)})`;
const invalid = (id) => at(id, '[aria-invalid="true"]');
const summary = (id) => `${at(id)} > summary`;
const region = (name) => `[role="region"][aria-label="${name}"]`;
const value = (field, holds) => ({ field, holds });
const copied = (text) => ({ copied: text });
const saved = (ending) => ({ saved: ending });
const gone = (id) => ({ gone: id });
const there = (hash) => ({ hash });
const page = (name) => `a[href="${name}"]:not(.brand)`;

/** What is only read, or scrolled by the browser: it is reached. */
const read = (control) => [control, [], { focused: true }];

export const SHELL = [
  ['a[href="#main"]', ENTER, there("#main")],
  ...["#/request", "#/schedule", "#/fleet", "#/lab"].map((name) => [`nav ${page(name)}`, ENTER, there(name)]),
  ["theme", ENTER, 'html[data-theme="light"]'],
  ["theme", SPACE, 'html[data-theme="dark"]'],
  ["theme", ENTER, at("theme", '[aria-label="Theme: follows the system"]')],
  ["open-keys", ENTER, at("dialog-keys")],
  ["dialog-cross", ENTER, gone("dialog-keys")],
  ["open-keys", ["?"], at("dialog-keys")],
  ["dialog-close", ENTER, gone("dialog-keys")],
  ["open-keys", ["?"], at("dialog-keys")],
  ["dialog-close", ["Escape"], gone("dialog-keys")],
  ["open-assumptions", ENTER, at("dialog-assumptions")],
  ["dialog-close", SPACE, gone("dialog-assumptions")],
  ["open-assumptions", SPACE, at("dialog-assumptions")],
  ["dialog-cross", SPACE, gone("dialog-assumptions")],
  [".brand", ENTER, there("#/lab")],
];

export const EXPORT = [
  ["export", ENTER, at("dialog-export")],
  ["export-svg", ENTER, saved(".svg")],
  ["export", SPACE, at("dialog-export")],
  ["export-png", ENTER, saved(".png")],
  ["export", ENTER, at("dialog-export")],
  ["export-markdown", ENTER, copied("[Open it in Rotation Lab]")],
  ["export", ENTER, at("dialog-export")],
  ["export-embed", ENTER, copied("<iframe")],
  ["export", ENTER, at("dialog-export")],
  ["dialog-cross", ENTER, gone("dialog-export")],
  ["export", ENTER, at("dialog-export")],
  ["dialog-close", ENTER, gone("dialog-export")],
  ["export", ENTER, at("dialog-export")],
  ["export-json", ENTER, saved(".json")],
  ["export", ENTER, at("dialog-export")],
  ["import", file, ".toasts :text('Opened mine.json')"],
  ["notice-remedy", ENTER, ".toasts :text('Your lab is back')"],
  ["permission-lambda:InvokeFunction", SPACE, at("permission-lambda:InvokeFunction", '[aria-checked="false"]')],
  ["story", pick("3"), ".toasts :text('Another story')"],
  ["notice-close", ENTER, at("permission-lambda:InvokeFunction", '[aria-checked="true"]')],
  ["open-said", ENTER, at("dialog-said")],
  ["take-back", ENTER, at("permission-lambda:InvokeFunction", '[aria-checked="false"]')],
  ["notice-close", ENTER, gone("notice-close")],
  ["open-said", ENTER, at("dialog-said")],
  ["dialog-cross", ENTER, gone("dialog-said")],
  ["open-said", SPACE, at("dialog-said")],
  ["dialog-close", ENTER, gone("dialog-said")],
];

export const LAB = [
  ["zoom-in", ENTER, '[data-zoom="1500000"]'],
  ["zoom-out", SPACE, '[data-zoom="1000500"]'],
  ["zoom-fit", ENTER, "[data-fit]"],
  ["axis-linear", ENTER, pressed("axis-linear")],
  ["axis-folded", SPACE, pressed("axis-folded")],
  read(".legend"),
  ["instant-open", ENTER, at("instant")],
  ["instant", [more("tomorrow"), "Enter"], says("error-instant", "no instant")],
  ["instant", type("1999-01-01Z"), at("instant", ":not([aria-invalid])")],
  ["instant-go", ENTER, says("error-instant", "begins on")],
  ["instant", ["Escape"], `${at("instant-open")}:focus`],
  ["transport-start", ENTER, at("ahead")],
  ["playhead", ["g"], `${at("instant")}:focus`],
  ["instant", [more("2026-11-17T09:14:10.5Z"), "Enter"], says("clock-utc", "09:14:10.5")],
  [`.timeline [tabindex="0"]`, ENTER, `${at("why")}[data-near]`],
  [`.timeline [tabindex="0"]`, ["ArrowRight", "ArrowLeft"], `.timeline [tabindex="0"]:focus`],
  [".timeline .mark", ["ArrowRight", "Enter"], `.timeline [data-beat]:not([tabindex="0"]):focus[data-near]`],
  [".timeline :focus", ["ArrowDown"], ".timeline :is(.step, .ribbon):focus"],
  [".timeline :focus", ["Space"], `${at("why")}[data-near]`],
  [".timeline :focus", ["Escape"], says("why", "Choose an event or a ribbon")],
  [".timeline :focus", ["ArrowUp"], ".timeline :focus"],
  ["speed-1", ENTER, pressed("speed-1")],
  ["speed-10", SPACE, pressed("speed-10")],
  ["speed-60", ENTER, pressed("speed-60")],
  ["speed-events", ENTER, pressed("speed-events")],
  ["filter-all", ENTER, pressed("filter-all")],
  ["#row-0", ENTER, at("why-call")],
  read("why-call"),
  ["copy-command", ENTER, copied("aws secretsmanager")],
  ["why-link", ENTER, copied("#/lab?s=")],
  ["why-row", ENTER, "button.name:focus"],
  ["why-close", ENTER, says("why", "Choose an event or a ribbon")],
];

export const TERMINAL = [
  ["terminal-line", [more("aws secretsmanager list-secrets"), "Enter"], says("terminal-log", "SecretList")],
  read("terminal-log"),
  ["copy-output", ENTER, copied("SecretList")],
  ["copy-everything", SPACE, copied("$ aws secretsmanager list-secrets")],
  ["terminal-line", ["ArrowUp"], value("terminal-line", "list-secrets")],
  ["terminal-line", [...CLEAR, more("aws secretsm"), "Tab"], value("terminal-line", "aws secretsmanager ")],
  ["terminal-line", ["Escape", ...CLEAR], value("terminal-line", "")],
  ["terminal-clear", ENTER, says("terminal-log", "Nothing was run yet")],
  ["terminal-line", [more("help"), "Enter", "Control+l"], says("terminal-log", "Nothing was run yet")],
];

export const REQUEST = [
  ["request-secret-id", type("prod/billing"), value("request-command", "prod/billing")],
  ["request-region", type("eu-west-1"), value("request-command", "--region eu-west-1")],
  ["request-function", type("arn:aws:lambda:eu-west-1:1234566789012:function:Rotate"), at("function-repair")],
  ["function-repair", ENTER, value("request-function", ":123456789012:function:Rotate")],
  ["request-days", type("45"), value("request-command", "AutomaticallyAfterDays=45")],
  ["request-duration", type("3h"), value("request-command", "Duration=3h")],
  ["request-days", CLEAR, value("request-days", "")],
  ["request-expression", type("rate(9 days)"), value("request-command", "rate(9 days)")],
  ["request-immediate", SPACE, at("request-immediate", '[aria-checked="false"]')],
  ["request-token", type("11111111-2222-4333-8444-555555555555"), value("request-command", "11111111-2222-4333-8444-555555555555")],
  ["new-token", ENTER, { field: "request-token", lacks: "11111111-2222" }],
  ["copy-command", ENTER, copied("aws secretsmanager rotate-secret")],
  ["request-access-key", type("AKIAKEYBOARDEXAMPLE"), says("stage-authorization", "AKIAKEYBOARDEXAMPLE")],
  ["request-secret-key", CLEAR, invalid("request-secret-key")],
  ["request-secret-key", type("typed by keyboard"), at("request-secret-key", ":not([aria-invalid])")],
  ["request-session-token", type("session"), says("stage-canonical", "x-amz-security-token")],
  ["request-command", type("aws secretsmanager rotate-secret --secret-id"), says("in-step", "does not follow")],
  ["command-rewrite", ENTER, says("in-step", "say the same")],
  ["request-reset", ENTER, value("request-command", "prod/orders/db")],
  ["request-command", type("aws secretsmanager rotate-secret --secret-id prod/orders/db"), value("request-secret-id", "prod/orders/db")],
  ["run-in-terminal", ENTER, says("terminal-log", "rotate-secret")],
  ["send-lab", ENTER, at("answer")],
  read("answer-body"),
  [summary("will-permissions"), ENTER, at("will-permissions", "[open]")],
  ["copy-caller-policy", ENTER, copied("secretsmanager:RotateSecret")],
  read("caller-policy"),
  ["copy-function-policy", SPACE, copied("lambda:InvokeFunction")],
  read("function-policy"),
  ["copy-role-policy", ENTER, copied("secretsmanager:PutSecretValue")],
  read("role-policy"),
  ["doctor-pasted", type("AWS4-HMAC-SHA256 Credential=AKIA/x"), at("doctor-verdict")],
  ["snippet-tab-curl", ["ArrowRight"], at("snippet-tab-curl-signed", '[aria-selected="true"]')],
  ["snippet-tab-curl-signed", ["ArrowRight"], at("snippet-tab-cli", '[aria-selected="true"]')],
  ["snippet-tab-cli", ["ArrowRight"], at("snippet-tab-boto3", '[aria-selected="true"]')],
  ["snippet-tab-boto3", ["ArrowRight"], at("snippet-tab-javascript", '[aria-selected="true"]')],
  ["snippet-tab-javascript", ["ArrowRight"], at("snippet-tab-rust", '[aria-selected="true"]')],
  ["snippet-tab-rust", ["ArrowRight"], at("snippet-tab-terraform", '[aria-selected="true"]')],
  ["snippet-tab-terraform", ["End"], at("snippet-tab-cloudformation", '[aria-selected="true"]')],
  ["snippet-tab-cloudformation", ["Home"], at("snippet-tab-curl", '[aria-selected="true"]')],
  read("snippet-curl"),
  ["copy-snippet", ENTER, copied("curl")],
  ["send-endpoint-url", type("an endpoint"), at("send-endpoint", ":not([aria-disabled])")],
  ["send-endpoint", ENTER, at("confirm-dialog")],
  ["confirm-cancel", ENTER, gone("confirm-dialog")],
  ["send-endpoint", ENTER, at("confirm-dialog")],
  ["confirm-send", ENTER, at("send-cancel")],
  ["send-cancel", ENTER, says("answer-status", "no answer")],
];

/** A configuration, and a lab in which it can be sent: what will be told of it, and the way to the Lab. */
export const ACCEPTED = [
  ["send-lab", ENTER, says("answer-status", "200")],
  ["answer-open-lab", ENTER, there("#/lab")],
];
export const FORECAST = [
  [summary("will-echo"), ENTER, at("will-echo", "[open]")],
  [summary("will-rules"), SPACE, at("will-rules", "[open]")],
];

export const SCHEDULE = [
  ["schedule-kind-days", ENTER, value("schedule-text", "30")],
  ["schedule-kind-rate", SPACE, value("schedule-text", "rate(10 days)")],
  ["schedule-kind-cron", ENTER, value("schedule-text", "cron(0 16 1,15 * ? *)")],
  ["schedule-preset", pick("3"), value("schedule-text", "cron(0 2 ? * MON *)")],
  ["schedule-duration", type("99h"), invalid("schedule-duration")],
  ["schedule-duration", type("3h"), at("schedule-duration", ":not([aria-invalid])")],
  ["schedule-text", type("0 3 * * 1"), at("schedule-repair")],
  ["schedule-repair", ENTER, says("schedule-words", "Monday")],
  ["schedule-text", ["End", ...Array(3).fill("ArrowLeft")], at("schedule-field-4", '[data-lit="true"]')],
  ["schedule-count-24", ENTER, pressed("schedule-count-24")],
  ["schedule-count-100", SPACE, pressed("schedule-count-100")],
  ["schedule-count-8", ENTER, pressed("schedule-count-8")],
  ["schedule-from", type("yesterday"), invalid("schedule-from")],
  ["schedule-from", type("2026-11-24T10:15:00Z"), at("schedule-from", ":not([aria-invalid])")],
  ["schedule-zone", type("Asia/Tokyo"), says("schedule-zone-name", "Tokyo")],
  read(region("Next windows, table")),
  read(region("The year as a table")),
  ["schedule-limit", type("3"), at("schedule-gap-0", '[data-over="true"]')],
  ["schedule-year", ["End"], at("schedule-year", '[aria-valuenow="370"]')],
  ["schedule-draw", ENTER, at("schedule-draw-cancel")],
  ["schedule-draw-cancel", ENTER, at("schedule-draw")],
  ["schedule-two-try", ENTER, at("schedule-two-repair")],
  ["schedule-two-repair", SPACE, at("schedule-figures")],
  ["schedule-at-once-false", ENTER, pressed("schedule-at-once-false")],
  ["schedule-at-once-true", SPACE, pressed("schedule-at-once-true")],
  ["schedule-two", type("rate(5 days)"), says("schedule-figures", "5 d")],
  ["schedule-two-duration", type("99h"), invalid("schedule-two-duration")],
  ["schedule-use", ENTER, there("#/request")],
  [`nav ${page("#/schedule")}`, ENTER, there("#/schedule")],
  ["schedule-run", ENTER, at("dialog-action")],
  ["dialog-cancel", ENTER, gone("dialog-action")],
];

export const FLEET = [
  ["fleet-percent-0", type("50"), says("fleet-shares", "90%")],
  ["fleet-schedule-0", type("never"), invalid("fleet-schedule-0")],
  ["fleet-schedule-0", type("rate(9 days)"), at("fleet-schedule-0", ":not([aria-invalid])")],
  ["fleet-duration-0", type("99h"), invalid("fleet-schedule-0")],
  ["fleet-duration-0", type("2h"), at("fleet-schedule-0", ":not([aria-invalid])")],
  ["fleet-add", ENTER, at("fleet-percent-4")],
  ["fleet-drop-4", ENTER, gone("fleet-percent-4")],
  ["fleet-percent-0", type("60"), says("fleet-shares", "100%")],
  ["fleet-count", type("none"), invalid("fleet-count")],
  ["fleet-count", type("2000"), at("fleet-count", ":not([aria-invalid])")],
  ["fleet-age", type("none"), invalid("fleet-age")],
  ["fleet-age", type("30"), at("fleet-age", ":not([aria-invalid])")],
  ["fleet-days", type("none"), invalid("fleet-days")],
  ["fleet-days", type("30"), at("fleet-days", ":not([aria-invalid])")],
  ["fleet-seconds", type("none"), invalid("fleet-seconds")],
  ["fleet-seconds", type("3"), at("fleet-seconds", ":not([aria-invalid])")],
  ["fleet-failing", type("none"), invalid("fleet-failing")],
  ["fleet-failing", type("1"), at("fleet-failing", ":not([aria-invalid])")],
  ["fleet-concurrency", type("none"), invalid("fleet-concurrency")],
  ["fleet-concurrency", type("100"), at("fleet-concurrency", ":not([aria-invalid])")],
  ["fleet-spread", SPACE, at("fleet-spread", ":not(:checked)")],
  ["fleet-spread", SPACE, at("fleet-spread", ":checked")],
  ["fleet-run-there", ENTER, at("fleet-verdict")],
  read(region("Figures, table")),
  read(region("Secrets of the worst hour, table")),
  ["fleet-count", type("500000"), value("fleet-count", "500000")],
  ["fleet-days", type("3653"), value("fleet-days", "3653")],
  ["fleet-run", ENTER, at("fleet-progress")],
  ["fleet-cancel", ENTER, at("fleet-empty")],
  ["fleet-run", SPACE, at("fleet-progress")],
  ["fleet-cancel-there", ENTER, at("fleet-empty")],
  ["fleet-pasted", ENTER, at("fleet-listing")],
  ["fleet-listing", type("[]"), value("fleet-listing", "[]")],
  ["fleet-made", ENTER, at("fleet-count")],
];

/** What no key is for here, and why. */
export const NOT_BY_KEY = {
  "click tr": "the button in the row does the same",
  "click g mark": "one mark is a stop of Tab, and the arrows walk from it to every shape, where Enter does the same",
  "click g step": "as a mark",
  "click g ribbon": "as a mark",
  "everywhere a \"Third-party notices\"": "a link that leaves the page: the browser follows it as any other",
  "#/lab why-reference": "a link to AWS's pages, in another tab",
};
