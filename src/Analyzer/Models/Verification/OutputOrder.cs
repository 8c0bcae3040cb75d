using QualityGate.Models.Onnx.Search;
using QualityGate.Models.Tensors;

namespace QualityGate.Models.Verification;

/// <summary>
/// Asks ONNX Runtime which rows arrive at which place of an output. Rows get high and low scores by the bits of a code; a place
/// that goes up whenever a row does holds that row, whatever softmax, scale or bias is in between.
/// </summary>
/// <param name="found">The classifier.</param>
/// <param name="probes">The scores of each application of each layer.</param>
/// <param name="run">Runs the operators behind the layers: the output's numbers for some scores.</param>
internal sealed class OutputOrder(FoundClassifier found, IReadOnlyList<ScoreProbe> probes, Func<IReadOnlyDictionary<string, (double Low, double High, Func<int, bool>? IsHigh)>, Tensor?> run)
{
    private const int MostDecisions = 64;

    /// <summary>Asks.</summary>
    /// <param name="mayTurn">Whether an operator on the way may turn high to low for all classes alike.</param>
    /// <returns>How many places hold the rows that the templates say, and how many could not be told; the first that holds others.</returns>
    public OrderComparison Ask(bool mayTurn) => found.IsDecision ? Decisions() : Scores(mayTurn);

    private OrderComparison Scores(bool mayTurn)
    {
        OrderComparison? best = null;
        foreach (var range in new (double, double)?[] { null, (-1, 1), (0, 1) })
        {
            var answers = Answers(range);
            var next = Judge(answers, 1);
            next = mayTurn && next.Wrong is not null && Judge(answers, -1) is { Wrong: null } turned ? turned : next;
            if (next.Wrong is not null || next.Undecided == 0)
            {
                return next;
            }

            best = best is null || next.Confirmed > best.Confirmed ? next : best;
        }

        return best!;
    }

    // For each layer and bit: by how much each place went up when the rows with that bit did.
    private List<(int Layer, Func<int, bool> IsHigh, double[] Change)> Answers((double, double)? given)
    {
        var answers = new List<(int, Func<int, bool>, double[])>();
        foreach (var layer in probes.Select(probe => probe.Layer).Distinct())
        {
            var rows = probes.First(probe => probe.Layer == layer).Rows;
            foreach (var isHigh in Codes(rows))
            {
                double[] Output(bool isTurned) => Places(run(probes.ToDictionary(probe => probe.Name, probe =>
                {
                    var (low, high) = given ?? probe.Range();
                    return (low, high, probe.Layer == layer ? row => isHigh(row) != isTurned : (Func<int, bool>?)null);
                })));

                var (up, down) = (Output(isTurned: false), Output(isTurned: true));
                answers.Add((layer, isHigh, [.. up.Zip(down, (a, b) => Math.Abs(a - b) <= 1e-6 * Math.Max(Math.Abs(a), Math.Abs(b)) ? 0 : a - b)]));
            }
        }

        return answers;
    }

    // A bit for each power of two, and one that no turning round of all others can imitate.
    private static IEnumerable<Func<int, bool>> Codes(int rows)
    {
        for (var bit = 0; 1 << bit < rows; bit++)
        {
            var own = bit;
            yield return row => (row >> own & 1) != 0;
        }

        yield return row => row <= rows / 3;
    }

    private OrderComparison Judge(List<(int Layer, Func<int, bool> IsHigh, double[] Change)> answers, int sign)
    {
        var (confirmed, undecided) = (0, 0);
        int? wrong = null;
        for (var place = 0; place < found.Rows.Length; place++)
        {
            var isDecided = true;
            foreach (var (layer, isHigh, change) in answers)
            {
                var terms = found.Rows[place].Where(term => term.Layer == layer).ToList();
                var expected = Math.Sign(terms.Sum(term => term.Factor * (isHigh(term.Row) ? 1 : -1))) * sign;
                var actual = double.IsNaN(change[place]) ? 0 : Math.Sign(change[place]);
                isDecided &= terms.Count == 0 || actual != 0;
                wrong ??= terms.Count > 0 && actual != 0 && expected != 0 && actual != expected ? place : null;
            }

            confirmed += isDecided ? 1 : 0;
            undecided += isDecided ? 0 : 1;
        }

        return new OrderComparison(confirmed, undecided, wrong);
    }

    // The index of the one class that has a high score.
    private OrderComparison Decisions()
    {
        var step = Math.Max(1, found.Rows.Length / MostDecisions);
        int[] asked = [.. Enumerable.Range(0, found.Rows.Length).Where(place => place % step == 0 || place == found.Rows.Length - 1)];
        var answers = asked.Select(place => run(probes.ToDictionary(probe => probe.Name, probe =>
        {
            var (low, high) = probe.Range();
            bool IsHigh(int row) => found.Rows[place].Any(term => term.Layer == probe.Layer && term.Row == row && term.Factor > 0)
                || found.Rows[place].All(term => term.Layer != probe.Layer || (term.Factor < 0 && term.Row != row));

            // Far enough apart that no bias decides instead.
            return (low, high + (10 * (high - low)), (Func<int, bool>?)IsHigh);
        }))?.Values() is [var first, ..] ? first : double.NaN).ToArray();

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
        var extents = found.Extents.Length == output.Rank ? [.. found.Extents] : output.Shape.Select(size => size == classes ? size : 1).ToArray();
        if (output.Count == classes)
        {
            return output.Values();
        }

        return extents.Aggregate(1, (product, extent) => product * extent) == classes && extents.Zip(output.Shape).All(pair => pair.First <= pair.Second)
            ? Tensor.Gather(output.Values(), extents, Tensor.Strides(output.Shape))
            : throw new InvalidDataException($"the output '{found.Output}' has the shape [{string.Join(", ", output.Shape)}], which is not that of {classes} classes");
    }
}

/// <summary>How an output's order compares with that of the templates.</summary>
/// <param name="Confirmed">How many places hold the rows that they should.</param>
/// <param name="Undecided">At how many that could not be told, as their scores did not change or are no numbers.</param>
/// <param name="Wrong">The first place that holds another row, from 0; null for none.</param>
internal sealed record OrderComparison(int Confirmed, int Undecided, int? Wrong);
