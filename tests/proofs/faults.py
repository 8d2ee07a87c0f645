"""Faults that a maintainer could make, and the tests that notice them: a measure of the tests. A
fault replaces one text with another. test_net.py puts each into a copy of the project and expects
every target listed with it to fail.
"""

import re
from typing import NamedTuple


class Fault(NamedTuple):
    """One fault.

    file : where it is, from the project's folder
    old, new : a text that occurs once in the file, and the fault in its place; or None and a
        function of the file's text, where the fault is not a text
    seen_by : for each suite that sees it the narrowest target that fails, in pytest's notation;
        empty where none does
    """

    file: str
    old: str
    new: str
    seen_by: tuple = ()

    def put_in(self, folder):
        """Write the fault into the copy of the project in this folder."""
        path = folder / self.file
        source = path.read_text(encoding="utf-8")
        if self.old is None:
            changed = self.new(source)
        else:
            count = source.count(self.old)
            assert count == 1, f"{self.old!r} occurs {count} times in {self.file}"
            changed = source.replace(self.old, self.new)
        path.write_text(changed, encoding="utf-8")


BANK = "tests/checker/test_bank.py::TestMlpkit::"


def exchanged(notebook):
    """Return the text of a notebook with its second and third pictures exchanged."""
    pictures = [found.span(1) for found in re.finditer(r'"image/png": "(.+)"', notebook)]
    (a, b), (c, d) = pictures[1:3]
    return notebook[:a] + notebook[c:d] + notebook[b:c] + notebook[a:b] + notebook[d:]


def lost(notebook):
    """Return the text of a notebook without the outputs of the first cell that has any."""
    return re.sub(r'"outputs": \[\n.*?\n   \]', '"outputs": []', notebook, count=1, flags=re.S)


FAULTS = {
    # --- the library -----------------------------------------------------------------------------
    "relu_backward": Fault(
        "mlpkit/activations.py",
        "return grad * (z > 0)\n",
        "return grad * (a >= 0)\n",
        (
            "tests/test_activations.py::test_relu_has_known_values",
            BANK + "test_every_mistake_fails_under_its_own_slug[relu_backward]",
            "tests/widgets/test_activation_explorer.py::test_flat_and_dead_units_agree_with_hand_calculation",
            "notebooks/05_backprop.ipynb",
        ),
    ),
    "softmax's axis": Fault(
        "mlpkit/activations.py",
        "return e / np.sum(e, axis=-1, keepdims=True)",
        "return e / np.sum(e, axis=0, keepdims=True)",
        (
            "tests/test_activations.py::test_softmax_has_known_values",
            BANK + "test_the_reference_passes_with_any_seed[softmax]",
            "tests/widgets/test_softmax_explorer.py::test_softmax_at_a_temperature_agrees_with_hand_calculation",
            "notebooks/02_activations.ipynb",
        ),
    ),
    "scale_to_unit's divisor": Fault(
        "mlpkit/preprocessing.py",
        "return images / np.float32(255)",
        "return images / np.float32(256)",
        (
            "tests/test_preprocessing.py::test_scale_to_unit_agrees_with_hand_calculation",
            BANK + "test_every_mistake_fails_under_its_own_slug[scale_to_unit]",
            "notebooks/01_preprocessing.ipynb",
        ),
    ),
    "the bias gradient": Fault(
        "mlpkit/backprop.py",
        "db = np.sum(grad, axis=0)",
        "db = np.mean(grad, axis=0)",
        (
            "tests/test_backprop.py::test_linear_backward_agrees_with_hand_calculation",
            BANK + "test_every_mistake_fails_under_its_own_slug[linear_backward]",
            "notebooks/05_backprop.ipynb",
        ),
    ),
    "the sigmoid's slope in a run": Fault(
        "mlpkit/helpers/in_place.py",
        "np.subtract(1, a, out=out)",
        "np.subtract(2, a, out=out)",
        (
            "tests/network/test_buffered.py::test_a_buffered_activation_gives_the_same_numbers",
            "notebooks/07_training.ipynb",
        ),
    ),
    "dropout's division": Fault(
        "mlpkit/regularization/layers.py",
        "mask = (kept / (1 - rate)).astype(x.dtype)",
        "mask = kept.astype(x.dtype)",
        (
            "tests/regularization/test_layers.py::test_a_number_is_0_or_divided_by_the_share_kept",
            BANK + "test_the_reference_passes_with_any_seed[dropout]",
            "notebooks/08_regularization.ipynb",
        ),
    ),
    "the running variance": Fault(
        "mlpkit/regularization/layers.py",
        "moving_average(running_variance, variance * len(x) / (len(x) - 1), decay)",
        "moving_average(running_variance, variance, decay)",
        (
            "tests/regularization/test_layers.py::test_batch_normalization_agrees_with_hand_calculation",
            BANK + "test_the_reference_passes_with_any_seed[batch_norm]",
            "notebooks/08_regularization.ipynb",
        ),
    ),
    "a split by group": Fault(
        "mlpkit/own_data/splits.py",
        "judges = np.isin(groups, chosen)",
        "judges = rng.random(len(groups)) < share",
        (
            "tests/own_data/test_splits.py::test_a_group_is_on_one_side",
            BANK + "test_the_reference_passes_with_any_seed[group_split]",
            "notebooks/13_own_data.ipynb",
        ),
    ),
    "missing values filled from all rows": Fault(
        "mlpkit/own_data/missing.py",
        "means = np.nanmean(X_training, axis=0)",
        "means = np.nanmean(X, axis=0)",
        (
            BANK + "test_the_reference_passes_with_any_seed[impute]",
            "notebooks/13_own_data.ipynb",
        ),
    ),
    "R² with the spread of the predictions": Fault(
        "mlpkit/own_data/measures.py",
        "whole = np.sum((targets - np.mean(targets)) ** 2)",
        "whole = np.sum((targets - np.mean(predicted)) ** 2)",
        ("tests/own_data/test_measures.py::test_measures_agree_with_hand_calculation",),
    ),
    "a class of thirteen in place of twelve": Fault(
        "mlpkit/own_data/trapped.py",
        "place[np.argsort(shoulder)[N - rare :]] = 3",
        "place[np.argsort(shoulder)[N - rare - 1 :]] = 3",
        (
            "tests/own_data/test_trapped.py::test_twelve_rows_have_a_shoulder_or_as_many_as_are_asked_for",
            "notebooks/13_own_data.ipynb",
        ),
    ),
    "pounds": Fault(
        "mlpkit/own_data/trapped.py",
        'np.where(of["south"], POUNDS * held, held)',
        'np.where(of["south"], held / POUNDS, held)',
        (
            "tests/own_data/test_trapped.py::test_the_south_writes_pounds",
            "notebooks/13_own_data.ipynb",
        ),
    ),
    "a step against the weights": Fault(
        "mlpkit/debugging/first_steps.py",
        "rms(moving[name] - before[name]) / rms(before[name])",
        "rms(moving[name] - before[name])",
        (
            "tests/debugging/test_first_steps.py::test_a_step_divided_by_its_weights_agrees_with_hand_calculation",
            "tests/measured/test_clinic.py::test_measured_again_the_charts_that_show_the_fault_are_the_same[crawl]",
            "notebooks/09_debugging.ipynb",
        ),
    ),
    "movement from example to example": Fault(
        "mlpkit/debugging/layers.py",
        "a.var(axis=0)",
        "a.var(axis=1)",
        (
            "tests/debugging/test_layers.py::test_sizes_agree_with_hand_calculation",
            "tests/measured/test_clinic.py::test_measured_again_the_charts_that_show_the_fault_are_the_same[floor]",
            "notebooks/09_debugging.ipynb",
        ),
    ),
    "a rate drawn uniformly": Fault(
        "mlpkit/search/draws.py",
        "return low * (high / low) ** u",
        "return low + u * (high - low)",
        (
            "tests/search/test_search.py::test_log_uniform_agrees_with_hand_calculation",
            BANK + "test_the_reference_passes_with_any_seed[log_uniform]",
            "tests/widgets/test_halving_ladder.py::test_each_rung_has_the_best_third_of_the_one_below",
            "notebooks/10_search.ipynb",
        ),
    ),
    "who goes on": Fault(
        "mlpkit/search/halving.py",
        'order = np.argsort(losses, kind="stable")  # nan last',
        'order = np.argsort(-losses, kind="stable")',
        (
            "tests/search/test_search.py::test_successive_halving_agrees_with_hand_calculation",
            BANK + "test_the_reference_passes_with_any_seed[successive_halving]",
            "tests/widgets/test_halving_ladder.py::test_each_rung_has_the_best_third_of_the_one_below",
            "notebooks/10_search.ipynb",
        ),
    ),
    "the shuffle": Fault(
        "mlpkit/preprocessing.py",
        "order = rng.permutation(len(X))\n    batches",
        "order = np.arange(len(X))\n    batches",
        (
            "tests/test_preprocessing.py::test_the_generator_decides_the_order",
            BANK + "test_the_reference_passes_with_any_seed[minibatches]",
            "notebooks/01_preprocessing.ipynb",
        ),
    ),
    "the two halves of a split": Fault(
        "mlpkit/preprocessing.py",
        "validation, train = order[:size], order[size:]",
        "train, validation = order[:size], order[size:]",
        (
            "tests/test_preprocessing.py::test_the_split_is_disjoint_exhaustive_and_of_the_stated_size",
        ),
    ),
    "a stratified split's order": Fault(
        "mlpkit/preprocessing.py",
        "train = rng.permutation(np.concatenate(train))  # otherwise in order of class",
        "train = np.concatenate(train)",
        (
            "tests/test_preprocessing.py::test_a_stratified_split_is_shuffled_by_the_generator_it_is_given",
        ),
    ),
    "the running variance in a run": Fault(
        "mlpkit/network/buffered.py",
        "squares / (N - 1), DECAY",
        "squares / N, DECAY",
        (
            "tests/network/test_buffered.py::test_buffered_batch_normalization_gives_the_same_numbers",
        ),
    ),
    "Adam's correction in a run": Fault(
        "mlpkit/helpers/in_place.py",
        "math.sqrt(1 - beta2**t)",
        "math.sqrt(1 - beta1**t)",
        (
            "tests/test_optimizers.py::test_two_steps_agree_with_hand_calculation",
            "tests/widgets/test_optimizer_race.py::test_when_it_opens_every_optimizer_ends_near_the_minimum_and_adam_well_ahead_of_sgd",
        ),
    ),
    "dropout after the last layer": Fault(
        "mlpkit/network/__init__.py",
        "if dropout and not last:",
        "if dropout:",
        (
            "tests/network/test_network.py::test_dropout_and_batch_normalization_are_in_the_right_places",
        ),
    ),
    "the count of steps in a checkpoint": Fault(
        "mlpkit/fitting/checkpoints/state.py",
        "run.optimizer.t, run.optimizer.state = checkpoint.t, state",
        "run.optimizer.state = state",
        (
            "tests/fitting/test_checkpoints.py::test_a_resumed_run_equals_the_run_that_never_stopped",
        ),
    ),
    "a snapshot that shares its memory": Fault(
        "mlpkit/fitting/checkpoints/state.py",
        "{slot: vector.copy() for slot, vector in run.optimizer.state.items()}",
        "dict(run.optimizer.state)",
        ("tests/fitting/test_checkpoints.py::test_a_checkpoint_shares_no_memory_with_a_run",),
    ),
    "an array that claims to be long": Fault(
        "mlpkit/fitting/checkpoints/file.py",
        "if not dtype.hasobject and size != there:",
        "if not dtype.hasobject and size < there:",
        ("tests/fitting/test_hostile_checkpoints.py::test_a_small_file_allocates_no_gigabyte",),
    ),
    "the steps before a divergence": Fault(
        "mlpkit/fitting/divergence.py",
        "steps = per_epoch if error.batch is None else error.batch - 1",
        "steps = per_epoch if error.batch is None else error.batch",
        (
            "tests/fitting/test_fit_divergence.py::test_the_rate_in_the_message_is_that_of_the_last_step_taken",
        ),
    ),
    "two contexts of threads": Fault(
        "mlpkit/fitting/blas_threads.py",
        "elif self.inside == 0:",
        "else:",
        (
            "tests/fitting/test_blas_threads.py::test_two_overlapping_limits_restore_what_was_there_before_both",
        ),
    ),
    "an interrupt that ends only the inner run": Fault(
        "mlpkit/fitting/interrupts.py",
        "            if self.outer:\n                self.outer.put_down()\n            raise",
        "            raise",
        (
            "tests/fitting/test_two_interrupts.py::test_interrupting_a_run_in_a_callback_ends_the_outer_one_too",
        ),
    ),
    "a turn that waits for only one run": Fault(
        "mlpkit/fitting/one_at_a_time.py",
        "while before:  # a run",
        "if before:  # a run",
        (
            "tests/fitting/test_one_at_a_time.py::test_a_run_that_queued_behind_an_interrupted_one_waits_for_both",
        ),
    ),
    "expected_best of unsorted losses": Fault(
        "mlpkit/search/draws.py",
        "losses = np.sort(np.asarray(losses, dtype=float))",
        "losses = np.asarray(losses, dtype=float)",
        (
            "tests/search/test_search.py::test_expected_best_is_the_mean_over_all_ways_to_draw",
            BANK + "test_the_reference_passes_with_any_seed[expected_best]",
        ),
    ),
    "the draft of a writer that is still running": Fault(
        "mlpkit/helpers/whole_files.py",
        "fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)",
        "pass",
        (
            "tests/helpers/test_whole_files.py::test_one_of_many_new_files_with_one_name_is_written_whole",
        ),
    ),
    "an edition that has changed": Fault(
        "mlpkit/command/work_folder.py",
        "            elif before != text:\n",
        "            elif before is None:\n",
        ("tests/command/test_lab_folder.py::test_the_advice_for_a_different_folder_names_it",),
    ),
    "notebook 1 for 01": Fault(
        "mlpkit/command/meant.py",
        'if key.isdecimal() and key.lstrip("0") == number.lstrip("0"):',
        "if key == number:",
        (
            "tests/command/test_lab_folder.py::test_fresh_takes_a_number_a_name_or_the_beginning_of_one",
        ),
    ),
    "nan within a tolerance": Fault(
        "mlpkit/reporting.py",
        "if not abs(value - reference) <= tolerance:",
        "if abs(value - reference) > tolerance:",
        ("tests/test_reporting.py::test_a_value_outside_the_tolerance_is_never_left_out",),
    ),
    "how many copies are not an accident": Fault(
        "mlpkit/debugging/checkup_data.py",
        "if c.exact > max(EXACT[0], EXACT[1] * c.rows):",
        "if c.exact > min(EXACT[0], EXACT[1] * c.rows):",
        (
            "tests/debugging/test_checkup.py::test_copies_are_a_note_when_near_or_few_and_an_alarm_when_many",
        ),
    ),
    "everybody's own neighbour": Fault(
        "mlpkit/debugging/near_duplicates.py",
        "squares[places, own[part]] = np.inf",
        "squares[places, own[part]] += 0",
        (
            "tests/debugging/test_near_duplicates.py::test_neighbours_agree_with_hand_calculation",
            "tests/measured/test_clinic.py::test_measured_again_the_charts_that_show_the_fault_are_the_same[parrot]",
        ),
    ),
    "a loss's gradient in place": Fault(
        "mlpkit/debugging/checked_gradients.py",
        "nudged = np.array(output)",
        "nudged = output",
        ("tests/debugging/test_checked_gradients.py::test_a_loss_that_works_in_place_is_right",),
    ),
    "the better of two epochs": Fault(
        "mlpkit/debugging/training_loop.py",
        "worst = min(times,",
        "worst = max(times,",
        ("tests/debugging/test_training_loop.py::test_the_epoch_that_misses_more_counts",),
    ),
    "a trial that was running when the search was killed": Fault(
        "mlpkit/search/study/book.py",
        "for draw in itertools.count() if",
        "for draw in itertools.count(len(finished)) if",
        ("tests/search/study/test_book.py",),
    ),
    "a torn line of a journal": Fault(
        "mlpkit/search/study/files.py",
        'os.truncate(path, content.rfind(b"\\n") + 1)',
        'os.truncate(path, content.rfind(b"\\n"))',
        (
            "tests/search/study/test_study_files.py::test_a_last_line_torn_at_any_byte_costs_only_its_trial",
        ),
    ),
    "a trial's own luck": Fault(
        "mlpkit/search/study/trials.py",
        "rng = np.random.default_rng(seed)",
        "rng = np.random.default_rng()",
        (
            "tests/search/study/test_searching.py::test_a_trial_is_a_training_run_with_the_seeds_own_generator",
        ),
    ),
    # --- autograd --------------------------------------------------------------------------------
    "a gradient set where paths meet": Fault(
        "mlpkit/autograd.py",
        "self.grad = own if self.grad is None else np.asarray(self.grad + own)",
        "self.grad = own",
        (
            "tests/test_autograd.py::test_gradients_add_where_paths_meet",
            "tests/autograd/test_hips.py::test_graphs_fanout",
            "notebooks/11_autograd.ipynb",
        ),
    ),
    "unbroadcast's axes of 1": Fault(
        "mlpkit/autograd.py",
        "np.sum(grad, axis=(*range(front), *spread)).reshape(shape)",
        "np.mean(grad, axis=(*range(front), *spread)).reshape(shape)",
        (
            "tests/test_autograd.py::test_a_layer_agrees_with_hand_calculation",
            "tests/test_autograd.py::test_unbroadcast_is_the_adjoint_of_broadcasting",
            "tests/autograd/test_minitorch.py::test_minitorch_functions_of_two_arguments_broadcast",
            "notebooks/11_autograd.ipynb",
        ),
    ),
    "a shared part that looks like a leaf": Fault(
        "mlpkit/autograd.py",
        "tensor.parents, tensor._backward = (), LET_GO",
        "tensor.parents = ()",
        (
            "tests/test_autograd.py::test_a_second_backward_is_an_error_and_changes_nothing",
            "tests/test_autograd.py"
            "::test_two_losses_that_share_a_part_can_go_back_only_as_their_sum",
            "notebooks/11_autograd.ipynb",
        ),
    ),
    "a gradient for images": Fault(
        "mlpkit/autograd.py",
        "for x, g in pairs if isinstance(x, Tensor) and x.requires_grad]",
        "for x, g in pairs if isinstance(x, Tensor)]",
        ("tests/test_autograd.py::test_no_gradient_is_made_for_constants",),
    ),
    "a gradient shared by two tensors": Fault(
        "mlpkit/autograd.py",
        "found.copy() if found is tensor.grad else found",
        "found",
        ("tests/test_autograd.py::test_a_gradient_is_an_array_that_nothing_else_holds",),
    ),
    "a part that is assigned on the walk and not added": Fault(
        "mlpkit/exercises/autograd/cases.py",
        "parent.grad = parent.grad + part",
        "parent.grad = part",
        (
            "tests/exercises/test_autograd.py"
            "::test_the_walk_that_is_asked_for_finds_the_gradients_of_the_tensors_and_releases_the_graph",
            "notebooks/11_autograd.ipynb",
        ),
    ),
    "a graph that can be walked again": Fault(
        "mlpkit/exercises/autograd/cases.py",
        "value.parents, value.send_back = (), None",
        "value.send_back = value.send_back",
        (
            "tests/exercises/test_autograd.py"
            "::test_the_walk_that_is_asked_for_finds_the_gradients_of_the_tensors_and_releases_the_graph",
            "notebooks/11_autograd.ipynb",
        ),
    ),
    "a step that forgets its zero": Fault(
        "mlpkit/exercises/autograd/training_step.py",
        "        weight.zero()\n    return loss.data\n\n\ndef batches",
        "    return loss.data\n\n\ndef batches",
        (
            "tests/exercises/test_autograd.py"
            "::test_the_step_that_the_exercise_asks_for_equals_gradient_descent_by_nudging",
            "notebooks/11_autograd.ipynb",
        ),
    ),
    "a bit of a loss": Fault(
        "mlpkit/plots/autograd.py",
        "differ = hand != machine",
        "differ = hand == machine",
        (
            "tests/plots/test_figures_of_autograd.py"
            "::test_a_bit_that_differs_between_two_runs_is_counted_and_orange",
            "notebooks/11_autograd.ipynb",
        ),
    ),
    "a value listed before its parents": Fault(
        "mlpkit/exercises/autograd/topological_order.py",
        """            for parent in parents[name]:
                visit(parent)
            order.append(name)
""",
        """            order.append(name)
            for parent in parents[name]:
                visit(parent)
""",
        (
            BANK + "test_the_reference_passes_with_any_seed[topological_order]",
            "notebooks/11_autograd.ipynb",
        ),
    ),
    "an entry taken twice by an index": Fault(
        "mlpkit/numpy_backward.py",
        "np.add.at(found, index, grad)",
        "found[index] = grad",
        (
            "tests/test_autograd.py::test_a_value_taken_twice_by_an_index_gets_both_parts",
            "tests/test_numpy_backward.py::test_indices_agree_with_nudging",
        ),
    ),
    # --- the checker -----------------------------------------------------------------------------
    "the factor upside down": Fault(
        "mlpkit/checker/diagnosis/generic_mistakes.py",
        "factor = float(yours[place]) / float(right[place])",
        "factor = float(right[place]) / float(yours[place])",
        ("tests/checker/test_judge.py::test_each_wrong_answer_gets_its_message",),
    ),
    "what counts as large": Fault(
        "mlpkit/checker/diagnosis/generic_mistakes.py",
        "if not 20 < size < np.inf:",
        "if not 2000 < size < np.inf:",
        ("tests/checker/test_judge.py::test_each_wrong_answer_gets_its_message",),
    ),
    "a second mistake recognized from too few numbers": Fault(
        "mlpkit/checker/diagnosis/two_at_once.py",
        "if len(np.unique(values)) < 4 or",
        "if len(np.unique(values)) < 2 or",
        (
            "tests/checker/test_clues.py::test_a_second_mistake_is_recognized_from_four_numbers_on[3-None]",
        ),
    ),
    "no property after an explanation that does not fit": Fault(
        "mlpkit/checker/judge.py",
        "fault = again.without_explanation(fault, expected, got, seed)",
        "fault = Fault(fault.plain, fault.outcome)",
        (
            "tests/checker/test_explanations.py::test_a_property_replaces_an_explanation_that_new_cases_do_not_confirm",
        ),
    ),
    "an argument called ignored that nobody needs": Fault(
        "mlpkit/checker/diagnosis/clues.py",
        "theirs is None or not all(reads(right, place) for right in record.alternatives)",
        "theirs is None",
        (
            "tests/checker/test_clues.py::test_an_argument_that_can_be_computed_from_another_may_be_ignored",
        ),
    ),
    "which clue comes first": Fault(
        "mlpkit/checker/diagnosis/clues.py",
        "arguments = (find_typed_number, find_ignored_argument,",
        "arguments = (find_ignored_argument, find_typed_number,",
        ("tests/checker/test_clues.py::test_a_wrong_answer_gets_the_clue_that_explains_it",),
    ),
    "printing without end": Fault(
        "mlpkit/checker/execution/sandbox.py",
        "            self.room -= len(text)\n",
        "",
        ("tests/checker/test_sandbox.py::test_the_beginning_of_endless_output_is_kept",),
    ),
    "saved progress that still counts as unsaved": Fault(
        "mlpkit/checker/progress.py",
        "            self.unsaved.clear()\n",
        "",
        (
            "tests/checker/test_progress_trouble.py::test_a_link_to_nowhere_and_one_to_itself_cost_one_sentence",
        ),
    ),
    "a lock whose holder writes": Fault(
        "mlpkit/checker/progress.py",
        "            if stamp(path) == before:\n                raise",
        "            raise",
        ("tests/checker/test_progress_file.py::test_a_lock_is_waited_for_while_its_holder_writes",),
    ),
    "a guess at the edge": Fault(
        "mlpkit/checker/guesses.py",
        "<= tolerance + 1e-9 * abs(float(answer))",
        "< tolerance",
        (
            "tests/checker/test_guesses.py::test_a_guess_of_several_parts_is_judged_by_those_filled_in",
        ),
    ),
    "a looser comparison": Fault(
        "mlpkit/checker/comparison/values.py",
        "8: (1e-6, 1e-9)}",
        "8: (1e-3, 1e-6)}",
        ("tests/checker/test_judge.py::test_each_wrong_answer_gets_its_message",),
    ),
    # --- the bank --------------------------------------------------------------------------------
    "a case that tells two mistakes apart": Fault(
        "mlpkit/exercises/training/should_stop.py",
        "    ([0.5, 0.499, 0.498, 0.497], 2),  # a little, but every time\n",
        "",
        (BANK + "test_every_mistake_fails_under_its_own_slug[should_stop]",),
    ),
    "the reference of a bug hunt": Fault(
        "mlpkit/exercises/regularization/repair_decay.py",
        'if name.startswith("W"):\n            parameters[name] *= 1 - rate * decay',
        'if name.startswith("W"):\n            parameters[name] *= 1 - 2 * rate * decay',
        (BANK + "test_every_mistake_fails_under_its_own_slug[repair_decay]",),
    ),
    "a sentence that says the opposite": Fault(
        "mlpkit/exercises/training/should_stop.py",
        "it stops one epoch too late: a",
        "it stops one epoch too early: a",
        (
            "tests/checker/test_messages.py::test_the_messages_of_an_exercise_are_those_stored_in_the_file[should_stop]",
        ),
    ),
    "an exercise in another notebook": Fault(
        "mlpkit/exercises/regularization/repair_decay.py",
        'notebook=8,\n    name="repair_decay",',
        'notebook=7,\n    name="repair_decay",',
        (
            "tests/notebooks/test_notebooks.py::test_a_notebook_has_its_headings_and_tasks",
            BANK + "test_the_records_are_in_the_notebooks_order[07_training]",
        ),
    ),
    "a mistake that became right": Fault(
        "mlpkit/exercises/preprocessing/standardize.py",
        "np.where(std == 0, std, 1)",
        "np.where(std == 0, 1, std)",
        (BANK + "test_every_mistake_fails_under_its_own_slug[standardize]",),
    ),
    "a guess's answer": Fault(
        "mlpkit/exercises/training/guesses.py",
        "answer=30 * 60_000 // 200",
        "answer=30 * 60_000 // 100",
        (
            "tests/checker/test_messages.py::test_the_messages_of_a_guess_are_those_stored_in_the_file[steps_in_training]",
        ),
    ),
    # --- the clinic ------------------------------------------------------------------------------
    "the line at fault": Fault(
        "mlpkit/clinic/cases/nan.py",
        "lines=(16,)",
        "lines=(15,)",
        (
            "tests/widgets/test_clinic.py::test_a_correct_accusation_is_free_and_gives_the_cause_and_the_cheapest_way_to_find_it[nan]",
        ),
    ),
    "a program that looked too good": Fault(
        "mlpkit/clinic/repairs.py",
        "if better and not looked_too_good:",
        "if better:",
        (
            "tests/clinic/test_cases.py::test_a_program_counts_as_recovered_by_its_loss_and_accuracy",
        ),
    ),
    "a loop accused by its inside": Fault(
        "mlpkit/clinic/accusation.py",
        "last = inside[0].lineno - 1 if inside else node.end_lineno",
        "last = node.end_lineno",
        ("tests/clinic/test_cases.py::test_an_accusation_is_right_only_at_the_fault",),
    ),
    "the price of a measurement": Fault(
        "mlpkit/clinic/record.py",
        '"loop": 4,',
        '"loop": 5,',
        (
            "tests/exercises/test_debugging.py::test_a_mistyped_measurement_gets_the_list_of_possible_ones",
            "tests/widgets/test_clinic.py::test_each_patient_has_its_own_bill_and_is_found_as_it_was_left",
        ),
    ),
    # --- other frameworks: noticed where the extras are installed --------------------------------
    "a view where a copy is asked for": Fault(
        "mlpkit/frameworks/layout.py",
        'return np.array(turned, order="C")',
        "return turned",
        (
            "tests/frameworks/test_safetensors.py::test_the_layout_is_a_copy_whose_bytes_are_in_order",
            "notebooks/12_frameworks.ipynb",
        ),
    ),
    "GELU by its approximate formula": Fault(
        "mlpkit/frameworks/jax.py",
        "jax.nn.gelu(z, approximate=False)",
        "jax.nn.gelu(z, approximate=True)",
        ("tests/frameworks/test_jax.py::test_the_outputs_equal_ours",),
    ),
    "moments that change places": Fault(
        "mlpkit/frameworks/pytorch.py",
        '{"m": "exp_avg", "v": "exp_avg_sq"}',
        '{"v": "exp_avg", "m": "exp_avg_sq"}',
        ("tests/frameworks/test_pytorch.py::test_the_next_ten_steps_equal_ours",),
    ),
    "the two kinds of network exchanged": Fault(
        "mlpkit/measured/convolution.py",
        'KINDS = "perceptron", "convolution"',
        'KINDS = "convolution", "perceptron"',
        (
            "tests/measured/test_convolution.py::test_the_prose_agrees_with_the_runs",
            "notebooks/12_frameworks.ipynb",
        ),
    ),
    "a step along the velocity without looking ahead": Fault(
        "mlpkit/exercises/frameworks/pytorch_nesterov_step.py",
        "theta -= rate * (decayed + momentum * buffer)\n\n\ndef steps",
        "theta -= rate * buffer\n\n\ndef steps",
        (BANK + "test_the_reference_passes_with_any_seed[pytorch_nesterov_step]",),
    ),
    # --- pictures --------------------------------------------------------------------------------
    "the fewest right answers": Fault(
        "mlpkit/plots/training.py",
        "shares = counts / np.maximum(counts.sum(axis=1, keepdims=True), 1)",
        "shares = counts / np.maximum(counts.sum(axis=0, keepdims=True), 1)",
        (
            "tests/plots/test_figures_of_training.py::test_a_confusion_matrix_frames_right_answers_and_boxes_common_mistakes",
        ),
    ),
    "along the rate or the width": Fault(
        "mlpkit/plots/search/maps.py",
        'more = "more" if across > up else "less"',
        'more = "more" if across < up else "less"',
        (
            "tests/plots/test_figures_of_search.py::test_the_map_is_the_mean_of_the_seeds_after_the_last_epoch",
        ),
    ),
    "the part that is sent back along an arrow": Fault(
        "mlpkit/plots/autograd.py",
        "parts = send_back(value.grad) if back and parents else",
        "parts = send_back(1.0) if back and parents else",
        (
            "tests/plots/test_figures_of_autograd.py::test_gradients_that_come_back_are_on_their_arrows_and_add_up_where_a_value_was_used_twice",
        ),
    ),
    "the sum over a broadcast axis": Fault(
        "mlpkit/plots/autograd.py",
        "back = np.sum(grad, axis=0)",
        "back = np.mean(grad, axis=0)",
        (
            "tests/plots/test_figures_of_autograd.py::test_the_caption_adds_up_the_gradients_of_the_first_number_that_was_spread",
            "notebooks/11_autograd.ipynb",
        ),
    ),
    "the sharpest class": Fault(
        "mlpkit/plots/preprocessing/images.py",
        "{class_names[spread.argmin()]}",
        "{class_names[spread.argmax()]}",
        ("notebooks/01_preprocessing.ipynb",),
    ),
    "an axis of counts": Fault(
        "mlpkit/plots/search/axes.py",
        'axis.set(xscale="log", xlim=(1, last))',
        "axis.set(xlim=(1, last))",
        (
            "tests/plots/test_figures_of_search.py::test_the_winners_bias_is_in_percent_and_has_its_standard_errors",
        ),
    ),
    "rows on both sides of a split": Fault(
        "mlpkit/plots/own_data/splits.py",
        "{len(training & validation)} of the {len(validation)}",
        "{len(training - validation)} of the {len(validation)}",
        (
            "tests/plots/test_figures_of_splits.py::test_training_and_validation_rows_are_counted_by_group_and_by_date",
            "notebooks/13_own_data.ipynb",
        ),
    ),
    # --- explorers -------------------------------------------------------------------------------
    "a question that was overtaken": Fault(
        "mlpkit/widgets/__init__.py",
        'if asked["number"] > self.number:',
        'if asked["number"] != self.number:',
        ("tests/widgets/test_explorers.py::test_a_question_that_was_overtaken_is_dropped",),
    ),
    "between two stops": Fault(
        "mlpkit/widgets/controls.py",
        "place = round((min(max(value, low), high) - low) / self.step)",
        "place = int((min(max(value, low), high) - low) / self.step)",
        (
            "tests/widgets/test_explorers.py::test_a_value_between_the_steps_or_beyond_the_ends_is_moved_to_the_nearest_step",
        ),
    ),
    "an answer that was overtaken": Fault(
        "mlpkit/widgets/browser/link.js",
        "    if (answer.number < link.number) return; // overtaken\n",
        "",
        ("tests/pages/test_link.py::test_an_answer_that_was_overtaken_is_not_drawn",),
    ),
    "moves made by hand in the meantime": Fault(
        "mlpkit/widgets/browser/link.js",
        "link.state = { ...answer.state, ...values(unheard) };",
        "link.state = { ...answer.state };",
        ("tests/pages/test_link.py::test_moves_made_while_python_computes_are_not_taken_back",),
    ),
    "an error that is not reported": Fault(
        "mlpkit/widgets/browser/link.js",
        "link.failed = answer.failed;",
        "link.failed = false;",
        ("tests/pages/test_softmax_explorer.py::test_an_error_is_shown_and_the_picture_stays",),
    ),
    "a dead key": Fault(
        "mlpkit/widgets/browser/handle.js",
        "  ArrowUp: [0, 1],\n",
        "",
        ("tests/pages/test_move_the_line.py::test_the_line_can_be_moved_and_turned_by_arrows",),
    ),
    "a colour of the dark theme": Fault(
        "mlpkit/widgets/browser/frame.css",
        "--quiet: light-dark(#6b6b6b, #a0a0a0);",
        "--quiet: #6b6b6b;",
        (
            "tests/pages/test_everyone.py::test_axe_finds_nothing_and_disabled_controls_can_be_read[BackpropStepper-dark]",
        ),
    ),
    "a list without a name": Fault(
        "mlpkit/widgets/browser/controls.js",
        '      "aria-label": control.label,\n      onchange',
        "      onchange",
        (
            "tests/pages/test_everyone.py::test_axe_finds_nothing_and_disabled_controls_can_be_read[MistakesBrowser-light]",
        ),
    ),
    # --- what notebooks store --------------------------------------------------------------------
    "a digit in a print": Fault(
        "notebooks/05_backprop.ipynb",
        "50,890 slopes, 25,440 are 0",
        "50,890 slopes, 25,441 are 0",
        ("notebooks/05_backprop.ipynb",),
    ),
    "two pictures exchanged": Fault(
        "notebooks/03_forward_pass.ipynb",
        None,
        exchanged,
        (
            "tests/notebooks/test_notebooks.py::test_a_notebook_is_as_make_outputs_left_it",
            "notebooks/03_forward_pass.ipynb",
        ),
    ),
    "outputs that were lost": Fault(
        "notebooks/03_forward_pass.ipynb",
        None,
        lost,
        (
            "tests/notebooks/test_notebooks.py::test_a_notebook_keeps_the_rules",
            "notebooks/03_forward_pass.ipynb",
        ),
    ),
    "a caption": Fault(
        "notebooks/04_losses.ipynb",
        "<em>The right class, 1 (green), is pulled up by 0.80.",
        "<em>The right class, 1 (green), is pulled up by 0.90.",
        (
            "tests/notebooks/test_notebooks.py::test_a_notebook_keeps_the_rules",
            "notebooks/04_losses.ipynb",
        ),
    ),
}
