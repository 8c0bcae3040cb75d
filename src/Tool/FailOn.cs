using System.Collections.Immutable;
using QualityGate.Comparison;
using QualityGate.Gates;
using QualityGate.Reports.Tables;
using QualityGate.Text;

namespace QualityGate.Tool;

/// <summary>The change of a metric that makes <c>compare</c> fail.</summary>
/// <param name="Word">The value of <c>--fail-on</c>.</param>
/// <param name="Changes">The changes that fail.</param>
/// <param name="Undecided">The changes of which it is not known whether they should.</param>
internal sealed record FailOn(string Word, ImmutableArray<Change> Changes, ImmutableArray<Change> Undecided)
{
    public static ImmutableArray<FailOn> All { get; } =
    [
        new("worse", [Change.Worse], [Change.Changed, Change.Unknown]),
        new("changed", [Change.Worse, Change.Better, Change.Changed, Change.Unknown], []),
    ];

    /// <summary>True when it can only be said of metrics that have intervals.</summary>
    public bool NeedsIntervals => Undecided.Contains(Change.Changed);

    public static FailOn? Find(string word) => All.FirstOrDefault(known => known.Word == word);

    public static string UnknownWord(string word)
    {
        var words = All.Select(known => known.Word).ToArray();
        return $"there is no --fail-on '{word}'; it is one of: {string.Join(", ", words)}.{Suggestion.For(word, words)}";
    }

    /// <summary>Judges a comparison.</summary>
    public (VerdictState State, TextLine Line) Judge(ComparisonResult comparison)
    {
        string[] Names(ImmutableArray<Change> changes) =>
            [.. comparison.Metrics.Where(metric => changes.Contains(metric.Value.Change)).Select(metric => metric.Key)];
        var (failing, undecided) = (Names(Changes), Names(Undecided));
        var rest = undecided.Length == 0 ? string.Empty : $"; not known of {string.Join(", ", undecided)}";
        if (failing.Length > 0)
        {
            var are = failing.Length == 1 ? "is" : "are";
            return (VerdictState.Violated, new TextLine($"Failed: {string.Join(", ", failing)} {are} {Word}{rest}.", Tone.Bad));
        }

        // A metric of the same value in both, as those of the same weights are, says nothing about the others.
        return undecided.Length > 0 && undecided.Length == comparison.Metrics.Values.Count(metric => metric.Change != Change.None)
            ? (
                VerdictState.NotMeasured,
                new TextLine($"Not measured: of no metric that differs is it known whether it is {Word}{rest}.", Tone.Bad)
            )
            : (
                VerdictState.Passed,
                new TextLine($"Passed: no metric is certainly {Word}{rest}.", undecided.Length == 0 ? Tone.Good : Tone.Doubtful)
            );
    }
}
