using System.Collections.Immutable;
using QualityGate.Comparison;
using QualityGate.Diagnostics;
using QualityGate.Gates;
using QualityGate.Reports;

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

    /// <summary>Whether it can only be said of metrics that have intervals.</summary>
    public bool NeedsIntervals => Undecided.Contains(Change.Changed);

    public static FailOn? Find(string word) => All.FirstOrDefault(known => known.Word == word);

    public static string UnknownWord(string word)
    {
        var words = All.Select(known => known.Word).ToArray();
        return $"there is no --fail-on '{word}'; it is one of: {string.Join(", ", words)}.{Suggestion.For(word, words)}";
    }

    /// <summary>Judges a comparison.</summary>
    public (GateOutcome Outcome, TextLine Line) Judge(ModelComparison comparison)
    {
        string[] Names(ImmutableArray<Change> changes) => [.. comparison.Metrics.Where(difference => changes.Contains(difference.Change)).Select(difference => difference.Metric.Name)];
        var (failing, undecided) = (Names(Changes), Names(Undecided));
        var rest = undecided.Length == 0 ? string.Empty : $"; not known of {string.Join(", ", undecided)}";
        return failing.Length > 0 ? (GateOutcome.Violated, new TextLine($"Failed: {string.Join(", ", failing)} {(failing.Length == 1 ? "is" : "are")} {Word}{rest}.", Tone.Bad))
            : undecided.Length == comparison.Metrics.Length ? (GateOutcome.NotMeasured, new TextLine($"Not measured: of no metric is it known whether it is {Word}.", Tone.Bad))
            : (GateOutcome.Passed, new TextLine($"Passed: no metric is certainly {Word}{rest}.", undecided.Length == 0 ? Tone.Good : Tone.Doubtful));
    }
}
