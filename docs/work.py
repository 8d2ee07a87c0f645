"""The learner's own pages: what is due for review, and the work that this browser keeps.

The scripts of docs/live fill them. A review's questions are in the page, hidden until they are due,
because Python in the browser can't typeset formulas.
"""

from mlpkit.exercises import course

WITHOUT = """```{{raw}} html
<p class="live-without">This page is filled by Python in the browser, which has not begun here:
this site was made without it, or the browser runs no scripts. In JupyterLab, {there}.</p>
```
"""
REVIEW = """# Review

What you once got wrong comes back here: after a day, after 4 days, and after 16. It takes ten
minutes at most. Answer from memory.

{without}

```{{raw}} html
<div id="live-review"></div>
```

{questions}
"""
QUESTION = """::::{{container}} live-again again-{name}
{again}
::::
"""
WORK = """# Your work

Everything that you write on these pages is kept by this browser on this computer, and nowhere else:
nothing is sent.

{without}

```{{raw}} html
<div id="live-work"></div>
```
"""


def make_pages():
    asked = (guess for guess in course.guesses.values() if guess.again)
    questions = "\n".join(QUESTION.format(name=one.name, again=one.again) for one in asked)
    review = WITHOUT.format(there="<code>mlpkit review</code> does the same")
    work = WITHOUT.format(there="<code>progress()</code> shows your work")
    return {
        "review.md": REVIEW.format(without=review, questions=questions),
        "work.md": WORK.format(without=work),
    }
