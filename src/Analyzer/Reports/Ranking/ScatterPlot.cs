using System.Collections.Immutable;

namespace QualityGate.Reports.Ranking;

/// <summary>Two metrics of several models, a point a model, as in the figures of the paper (arXiv:2504.09956).</summary>
/// <param name="X">The name of the metric of the horizontal axis.</param>
/// <param name="Y">The name of the metric of the vertical axis.</param>
/// <param name="Points">The models that have both.</param>
internal sealed record ScatterPlot(string X, string Y, ImmutableArray<ScatterPoint> Points)
{
    // Fewer points than these lie on a line by nature, or nearly so.
    private const int LeastPointsOfCorrelation = 3;

    private static readonly string[] Compared = ["error-alignment", "accuracy"];

    /// <summary>
    /// Pearson's correlation of the two metrics over the models, from −1 to 1; null of fewer than three models, or where one does not vary.
    /// </summary>
    public double? Correlation
    {
        get
        {
            if (Points.Length < LeastPointsOfCorrelation)
            {
                return null;
            }

            var (meanX, meanY) = (Points.Average(point => point.X), Points.Average(point => point.Y));
            var products = Points.Sum(point => (point.X - meanX) * (point.Y - meanY));
            var squares =
                Points.Sum(point => (point.X - meanX) * (point.X - meanX)) * Points.Sum(point => (point.Y - meanY) * (point.Y - meanY));
            return squares > 0 ? Math.Clamp(products / Math.Sqrt(squares), -1, 1) : null;
        }
    }

    /// <summary>
    /// The plots of a ranking: the metric that ranks against error alignment, and against accuracy, each where two models have both.
    /// </summary>
    public static ImmutableArray<ScatterPlot> Of(ModelRanking ranking) =>
        [
            .. Compared
                .Where(metric => metric != ranking.Metric)
                .Select(metric => new ScatterPlot(ranking.Metric, metric, PointsOf(ranking, metric)))
                .Where(plot => plot.Points.Length > 1),
        ];

    private static ImmutableArray<ScatterPoint> PointsOf(ModelRanking ranking, string metric) =>
        [
            .. ranking
                .Models.Select(
                    (ranked, place) =>
                        (place, X: ModelRanking.Value(ranked.Model, ranking.Metric), Y: ModelRanking.Value(ranked.Model, metric))
                )
                .Where(point => point is { X: not null, Y: not null })
                .Select(point => new ScatterPoint(point.place + 1, point.X!.Value, point.Y!.Value)),
        ];
}

/// <summary>A model in a scatter plot.</summary>
/// <param name="Number">Its line in the ranking, counted from 1.</param>
/// <param name="X">Its value of the horizontal metric.</param>
/// <param name="Y">Its value of the vertical metric.</param>
internal sealed record ScatterPoint(int Number, double X, double Y);
