using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Configuration.Suppressions;
using QualityGate.Labels;
using QualityGate.Metrics;
using QualityGate.Metrics.Parts;
using QualityGate.TestData;

namespace QualityGate.Gates.Parts;

/// <summary>A metric of a part, and the samples that it rests on.</summary>
/// <param name="Result">Its value, or why it has none, as the end of a sentence.</param>
/// <param name="Hits">Of a share, the number of samples that count for it.</param>
/// <param name="Trials">The number of samples; of shares, the number of classes that have some.</param>
internal readonly record struct PartValue(MetricResult Result, double Hits, double Trials)
{
    /// <summary>True when the value is about nothing, so that any limit on it is kept: no prediction is wrong.</summary>
    public bool IsVacuous { get; init; }
}

/// <summary>Computes metrics of the parts of a model.</summary>
/// <param name="analysis">The model, with test data.</param>
internal sealed class PartMeasurements(ModelAnalysis analysis)
{
    private readonly ConfusionMatrix confusion =
        analysis.Confusion ?? throw new ArgumentException("Without test data no part can be measured.", nameof(analysis));

    private readonly Lazy<ILookup<string, int>> called = new(() => CalledClasses.Of(analysis.Outputs));

    /// <summary>The names by which exceptions name a part.</summary>
    public NamesOfPart NamesOf(Part part)
    {
        var isClass = part.Kind == PartKind.Class;
        return new NamesOfPart(part.Kind, part.Label, part.Name, part.To, part.ToName)
        {
            IsNameShared = isClass && IsShared(part.Name),
            Written = isClass ? new[] { part.Name, part.Label }.FirstOrDefault(name => !IsShared(name)) : part.Name,
            WrittenTo = part.ToName,
        };
    }

    private bool IsShared(string name) => called.Value[name].Take(2).Count() > 1;

    /// <summary>Why shares of samples have no interval, as the end of a sentence; null where they have one.</summary>
    public string? WhyNoInterval => confusion.WhyNotCounted;

    /// <summary>The value of a metric.</summary>
    public PartValue Of(PartMetric metric, Part part) =>
        metric.Quantity switch
        {
            PartQuantity.Precision => Precision(part),
            PartQuantity.MistakeHeight => MistakeHeight(part),
            PartQuantity.Exact => Share(part, static (_, actual, predicted) => actual == predicted),
            _ when part is { Rows: [var row], Columns: [var column] } => Share(confusion[row, column], confusion.SamplesOf(row)),
            _ => Share(part, static (columns, _, predicted) => columns.Contains(predicted)),
        };

    private PartValue Share(Part part, Func<HashSet<int>, int, int, bool> isHit)
    {
        HashSet<int> columns = [.. part.Columns];
        var (hits, trials) = (0.0, 0.0);
        foreach (var row in part.Rows)
        {
            trials += confusion.SamplesOf(row);
            foreach (var cell in confusion.Row(row))
            {
                hits += isHit(columns, row, cell.Predicted) ? cell.Weight : 0;
            }
        }

        return Share(hits, trials);
    }

    // Shares of a row that were rounded may add up to more than one.
    private static PartValue Share(double hits, double trials) =>
        trials > 0
            ? new PartValue(MetricResult.Of(Math.Min(1, hits / trials)), hits, trials)
            : new PartValue(MetricResult.Undefined("has no value: there is no test sample"), 0, 0);

    private PartValue Precision(Part part)
    {
        var (row, predictions) = (part.Rows[0], confusion.PredictionsOf(part.Rows[0]));
        return predictions > 0 ? Share(confusion[row, row], predictions)
            : confusion.SamplesOf(row) > 0 ? new PartValue(MetricResult.Undefined("has no value: it is never predicted"), 0, 0)
            : Share(0, 0);
    }

    private PartValue MistakeHeight(Part part)
    {
        var position = analysis.Classes.PositionOf(part.Rows[0]);
        if (position < 0 || confusion.SamplesOf(part.Rows[0]) == 0 || analysis.ConceptConfusion is not { } among)
        {
            return Share(0, 0);
        }

        var (related, sum, weight) = (analysis.Relatedness!, 0.0, 0.0);
        foreach (var (_, predicted, count) in among.Row(position))
        {
            if (predicted != position)
            {
                sum += count * related.Taxonomy.Height(related.Subsumer(position, predicted));
                weight += count;
            }
        }

        return weight > 0
            ? new PartValue(MetricResult.Of(sum / weight), 0, 0)
            : new PartValue(MetricResult.Undefined("is undefined: no prediction is wrong"), 0, 0) { IsVacuous = true };
    }
}
