"""Questions that tests ask a training monitor."""


def pressable(monitor):
    """Which of its buttons for the run can be pressed."""
    buttons = monitor.numbers["buttons"]
    return [name for name in ("start", "pause", "stop") if not buttons[name]["disabled"]]
