using QualityGate.Models.Onnx.Search;
using QualityGate.Models.Tensors;

namespace QualityGate.Inference;

/// <summary>
/// Asks ONNX Runtime which rows arrive at which place of an output, one row after the other: its score is raised and all others
/// stay low. A place that holds the row goes up, whatever softmax, scale or bias is in between.
/// </summary>
/// <param name="found">The classifier.</param>
/// <param name="probes">The scores of each application of each layer.</param>
/// <param name="run">Runs the operators behind the layers: the output's numbers for some scores.</param>
internal sealed class OutputOrder(
    FoundClassifier found,
    IReadOnlyList<ScoreProbe> probes,
    Func<IReadOnlyDictionary<string, (double Low, double High, Func<int, bool> IsHigh)>, Tensor?> run
)
{
    private const int MostDecisions = 64;
    private const long MostScores = 1_000_000_000;

    /// <summary>Asks the output for the places of the rows.</summary>
    /// <param name="mayTurn">Whether an operator on the way may turn high to low for all classes alike.</param>
    /// <returns>The number of places with the rows that the templates say, and of those in doubt; the first with other rows.</returns>
    public OrderComparison Ask(bool mayTurn) => found.IsDecision ? Decisions() : Scores(mayTurn);

    private OrderComparison Scores(bool mayTurn)
    {
        OrderComparison? best = null;
        foreach (var range in new (double, double)?[] { null, (-1, 1), (0, 1) })
        {
            var moves = Signs(range);
            var next = Judge(moves, 1, mayTurn);
            next = mayTurn && next.Wrong is not null && Judge(moves, -1, mayTurn) is { Wrong: null } turned ? turned : next;

            // Of two places, softmax shows the same whether their scores are turned or their rows exchanged: a third tells.
            next = mayTurn && next is { Wrong: null, Confirmed: <= 2 } ? new OrderComparison(0, found.Rows.Length, Wrong: null) : next;

            if (next.Wrong is not null || next.Undecided == 0)
            {
                return next;
            }

            best = best is null || next.Confirmed > best.Confirmed ? next : best;
        }

        return best!;
    }

    private Moves Signs((double, double)? given)
    {
        double[] Output(int layer, int row) =>
            Places(
                run(
                    probes.ToDictionary(
                        probe => probe.Name,
                        probe =>
                        {
                            var (low, high) = given ?? probe.Range();
                            return (low, high, (Func<int, bool>)(other => probe.Layer == layer && other == row));
                        }
                    )
                )
            );

        var places = found
            .Rows.SelectMany((terms, place) => terms.Select(term => (term.Layer, term.Row, place)))
            .ToLookup(item => (item.Layer, item.Row), item => item.place);
        var asked = Sample(
            [.. places.Select(group => group.Key)],
            (int)Math.Clamp(MostScores / probes.Sum(probe => Math.Max(1L, probe.Count)), MostDecisions, int.MaxValue)
        );
        var signs = new Dictionary<(int, int, int), int?>();
        var astray = new bool[found.Rows.Length];
        var before = Output(-1, -1);
        foreach (var (layer, row) in asked)
        {
            int[] changes = [.. Output(layer, row).Zip(before, Change)];
            var isElsewhere = Array.Exists(changes, change => change != 0);
            foreach (var place in places[(layer, row)])
            {
                signs[(place, layer, row)] = changes[place] == 0 && isElsewhere ? null : changes[place];
            }

            int[] own = [.. places[(layer, row)].Select(place => changes[place]).Distinct()];
            if (own is [not 0])
            {
                for (var place = 0; place < changes.Length; place++)
                {
                    astray[place] |= changes[place] == own[0] && !found.Rows[place].Any(term => (term.Layer, term.Row) == (layer, row));
                }
            }
        }

        return new Moves(signs, astray);
    }

    /// <summary>The changes of the output's places while one row after the other was raised.</summary>
    /// <param name="Signs">For each place and each row that it should hold: whether it went up (1) or down (-1) with it. Zero where no
    /// place changed; null where only others did.</param>
    /// <param name="Astray">Whether a place went as those of a row do that it should not hold.</param>
    private sealed record Moves(Dictionary<(int Place, int Layer, int Row), int?> Signs, bool[] Astray);

    private static int Change(double after, double before) =>
        double.IsNaN(after - before) || Math.Abs(after - before) <= 1e-6 * Math.Max(Math.Abs(after), Math.Abs(before))
            ? 0
            : Math.Sign(after - before);

    private OrderComparison Judge(Moves moves, int direction, bool mayTurn)
    {
        var confirmed = 0;
        int? wrong = null;
        for (var place = 0; place < found.Rows.Length; place++)
        {
            var isConfirmed = true;
            foreach (var term in found.Rows[place])
            {
                var isKnown = moves.Signs.TryGetValue((place, term.Layer, term.Row), out var sign);
                var isAsSaid = sign == Math.Sign(term.Factor) * direction;

                // Where scores may be turned, all others may go as the one of another row should.
                isConfirmed &= isKnown && isAsSaid && !(mayTurn && moves.Astray[place]);

                // A place that stands still may be at its end, unless it goes with another row.
                wrong ??= isKnown && !isAsSaid && (sign != 0 || moves.Astray[place]) ? place : null;
            }

            confirmed += isConfirmed ? 1 : 0;
        }

        return new OrderComparison(confirmed, found.Rows.Length - confirmed, wrong);
    }

    private static T[] Sample<T>(T[] all, int most)
    {
        var step = Math.Max(1, (all.Length + most - 1) / most);
        return [.. all.Where((_, i) => i % step == 0 || i == all.Length - 1)];
    }

    // The index of the one class that has a high score.
    private OrderComparison Decisions()
    {
        var asked = Sample([.. Enumerable.Range(0, found.Rows.Length)], MostDecisions);
        var answers = asked
            .Select(place =>
                run(
                    probes.ToDictionary(
                        probe => probe.Name,
                        probe =>
                        {
                            var (low, high) = probe.Range();
                            bool IsHigh(int row) =>
                                found.Rows[place].Any(term => term.Layer == probe.Layer && term.Row == row && term.Factor > 0)
                                || found.Rows[place].All(term => term.Layer != probe.Layer || (term.Factor < 0 && term.Row != row));

                            // Far enough apart that no bias decides instead.
                            return (low, high + (10 * (high - low)), (Func<int, bool>)IsHigh);
                        }
                    )
                )
                    ?.Values()
                    is [var first, ..]
                    ? first
                    : double.NaN
            )
            .ToArray();

        // Labels that number the classes in another way are names.
        if (answers.Any(answer => answer != Math.Floor(answer) || answer < 0 || answer >= found.Rows.Length))
        {
            return new OrderComparison(0, found.Rows.Length, Wrong: null);
        }

        var wrong = asked.Where((place, i) => answers[i] != place).Select(place => (int?)place).FirstOrDefault();
        return new OrderComparison(asked.Length, found.Rows.Length - asked.Length, wrong);
    }

    // The scores of the first image at the first place, class by class.
    private double[] Places(Tensor? output)
    {
        if (output is null)
        {
            throw new InvalidDataException($"the output '{found.Output}' holds no numbers");
        }

        var classes = found.Rows.Length;
        var extents =
            found.Extents.Length == output.Rank ? [.. found.Extents] : output.Shape.Select(size => size == classes ? size : 1).ToArray();
        if (output.Count == classes)
        {
            return output.Values();
        }

        return
            extents.Aggregate(1, (product, extent) => product * extent) == classes
            && extents.Zip(output.Shape).All(pair => pair.First <= pair.Second)
            ? Tensor.Gather(output.Values(), extents, Tensor.Strides(output.Shape))
            : throw new InvalidDataException(
                $"the output '{found.Output}' has the shape [{string.Join(", ", output.Shape)}], which is not that of {classes} classes"
            );
    }
}

/// <summary>The comparison of an output's order with that of the templates.</summary>
/// <param name="Confirmed">How many places hold the rows that they should.</param>
/// <param name="Undecided">At how many that could not be told, as their scores did not change or are no numbers.</param>
/// <param name="Wrong">The first place that holds another row, from 0; null for none.</param>
internal sealed record OrderComparison(int Confirmed, int Undecided, int? Wrong);
