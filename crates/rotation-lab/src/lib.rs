//! A log of what was done to a vault, a simulated rotation function, and time travel over both.
