"""What a grader asks of a session, such as a test cell of nbgrader."""

from mlpkit.checker.next_steps import stand_in


def answer_to(session, name):
    """The learner's own function for an exercise, right or wrong, as last run in this kernel.

    After ``@exercise`` the name of a function that is wrong or blank refers to the course's, so
    ``check("softmax", softmax)`` is always correct; ask for the learner's instead:

    >>> assert check("softmax", answer_to("softmax")).status == "correct"

    It can't hold against code that is run in the same process: what a learner writes may change
    this function, `check`, or anything else that they use. Nor does it know whose idea an answer
    was: `solution` shows one to anybody. So the result is worth what the rest of the grading is
    worth.

    Raises
    ------
    LookupError
        if no answer was run in this kernel: none at all, only a stub, or only the course's own
        function. Answers of earlier kernels do not count.
    ValueError
        if no exercise is called `name`.
    """
    record = session.course.find(name)
    function = session.written.get(record.name)
    if function is None:
        raise LookupError(f"{name}: no answer to this exercise was run in this kernel.")
    if function in (record.reference, stand_in(record)):
        raise LookupError(f"{name}: the answer is {session.course.possessive} own function.")
    return function
