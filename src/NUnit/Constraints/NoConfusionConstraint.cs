using System.Diagnostics;
using QualityGate.Explanations;
using QualityGate.Metrics;
using QualityGate.Text;

namespace QualityGate.NUnit;

/// <summary>Holds when no class under one concept is ever taken for a class under another, nor the other way round.</summary>
[StackTraceHidden]
public sealed class NoConfusionConstraint : ModelConstraint
{
    private const int MostConfusions = 10;

    private readonly string first;
    private readonly string second;

    internal NoConfusionConstraint(string first, string second)
        : base(first, second)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(first);
        ArgumentException.ThrowIfNullOrWhiteSpace(second);
        this.first = first;
        this.second = second;
    }

    /// <inheritdoc/>
    public override string Description => $"no confusion between {first} and {second}";

    private protected override ConstraintResult Judge<TActual>(TActual actual)
    {
        var analysis = Subject.Analyse(actual, withTestData: true);
        var found = CrossConfusions.Of(analysis, first, second);
        var total = analysis.Confusion!.IsRates
            ? $"confusions of {Figure.Format(found.Total)} in shares"
            : $"{found.Total:0} confusion{(found.Total == 1 ? string.Empty : "s")}";
        var finding = Finding.Of(
            () => $"{total} in {analysis.Measurements}",
            () =>
                [
                    .. FailureReport.Attach(
                        analysis,
                        $"{total} between {first} and {second} in '{analysis.Classifier.Path.FileName}'; asserted was: {Description}."
                    ),
                    .. found.Confusions.IsEmpty
                        ? (IEnumerable<MessageLine>)[]
                        :
                        [
                            new MessageLine(
                                "Pairs",
                                [
                                    .. found.Confusions.Take(MostConfusions).Select(confusion => confusion.Describe(analysis)),
                                    .. found.Confusions.Length > MostConfusions
                                        ? (IEnumerable<string>)[$"and {found.Confusions.Length - MostConfusions} more pairs"]
                                        : [],
                                ]
                            ),
                        ],
                ]
        );
        return new FindingResult(this, finding, found.Confusions.IsEmpty);
    }

    /// <inheritdoc/>
    protected override string GetStringRepresentation() => $"<noconfusion {first} {second}>";
}
