using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.TestData;

namespace QualityGate.Runs.Baselines;

/// <summary>Turns a model of a baseline back into what it measured.</summary>
internal static class BaselineSide
{
    /// <summary>The side of a model of a baseline that has been checked.</summary>
    public static ModelSide Of(BaselineModel model) =>
        new(
            [.. model.Classes.Select(item => new SideClass(item.Label, item.Name, item.Concept, item.Cluster ?? -1))],
            [.. model.Edges.Select(edge => (edge.A, edge.B, edge.Similarity))],
            ConfusionOf(model)
        );

    /// <summary>The samples by class, those of a class in their order; null where they are not known one by one.</summary>
    public static ImmutableArray<(int Actual, int Predicted)>? SamplesOf(BaselineModel model) =>
        model.TestData?.Kind != BaselineTestData.OfSamples
            ? null
            :
            [
                .. model
                    .Classes.Index()
                    .SelectMany(item =>
                        PredictionText
                            .ReadWrong(item.Index, item.Item.Samples!.Value, item.Item.Wrong, model.Classes.Length)!
                            .Value.Select(predicted => (item.Index, predicted))
                    ),
            ];

    private static ConfusionMatrix? ConfusionOf(BaselineModel model)
    {
        if (model.TestData is not { } data)
        {
            return null;
        }

        SparseCounts counts;
        if (SamplesOf(model) is { } samples)
        {
            var counter = new PredictionCounter(model.Classes.Length);
            foreach (var (actual, predicted) in samples)
            {
                counter.Add(actual, predicted);
            }

            counts = counter.ToCounts();
        }
        else
        {
            counts = new SparseCounts(
                model.Classes.Length,
                [
                    .. model
                        .Classes.Index()
                        .SelectMany(item =>
                            PredictionText
                                .ReadCounts(item.Item.Counts, model.Classes.Length)!
                                .Value.Select(cell => new Prediction(item.Index, cell.Predicted, cell.Weight))
                        ),
                ]
            );
        }

        if (counts.Cells.IsEmpty)
        {
            return null;
        }

        var confusion = ConfusionMatrix.Of(counts, data.Kind == BaselineTestData.OfShares, new SourceLocation("baseline"));
        return data is { TopFiveHits: { } hits, TopFiveSamples: { } of }
            ? confusion.With(new TopFive(hits, of), string.Empty)
            : confusion.With(topFive: null, "is not known of the baseline's test data");
    }
}
