//! Rotation Lab for JavaScript: converts, calls, converts.
