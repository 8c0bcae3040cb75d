using System.Collections.Immutable;
using QualityGate.Metrics;
using QualityGate.Results;

namespace QualityGate.Reports.Ranking;

/// <summary>Several models of the same classes, the one with the deepest similarities first.</summary>
/// <param name="Metric">The name of the metric that ranks them.</param>
/// <param name="Models">The models that were measured, in this order.</param>
internal sealed record ModelRanking(string Metric, ImmutableArray<RankedModel> Models)
{
    // Without a hierarchy there is no depth, and without test data no accuracy.
    private static readonly ImmutableArray<string> Ranking = ["similarity-depth", "error-alignment", "accuracy"];

    /// <summary>The metrics that a ranking shows: the one that ranks, and what it is held against.</summary>
    public static ImmutableArray<string> Shown { get; } =
    ["similarity-depth", "relative-similarity-depth", "error-alignment", "mistake-severity", "accuracy"];

    /// <summary>Ranks the models of a result.</summary>
    /// <param name="result">The result, with portable paths.</param>
    /// <returns>Null where fewer than two were measured, or where their figures say nothing about each other: depths in two hierarchies,
    /// or of different classes, are no better or worse.</returns>
    public static ModelRanking? Of(GateResult result)
    {
        ImmutableArray<ModelResult> measured = [.. result.Models.Where(model => model.IsMeasured)];
        if (measured.Length < 2 || measured.Select(Footing).Distinct(StringComparer.Ordinal).Count() > 1)
        {
            return null;
        }

        return Ranking.FirstOrDefault(metric => measured.Any(model => Value(model, metric) is not null)) is { } ranking
            ? new ModelRanking(ranking, Rank(measured, ranking))
            : null;
    }

    /// <summary>The value of a metric; null where it has none.</summary>
    public static double? Value(ModelResult model, string metric) =>
        model.Metrics is { } metrics && metrics.TryGetValue(metric, out var value) ? value : null;

    private static ImmutableArray<RankedModel> Rank(ImmutableArray<ModelResult> models, string metric)
    {
        var sign = MetricCatalog.Find(metric)!.Direction == Direction.LowerIsBetter ? 1 : -1;
        double Key(ModelResult model) => Value(model, metric) * sign ?? double.PositiveInfinity;
        ModelResult[] ordered = [.. models.OrderBy(Key).ThenBy(model => model.Name, StringComparer.Ordinal)];
        var ranked = ImmutableArray.CreateBuilder<RankedModel>(ordered.Length);
        var rank = 1;
        for (var place = 0; place < ordered.Length; place++)
        {
            // Equal values share a rank, and a model without a value has none.
            rank = place > 0 && Key(ordered[place]).Equals(Key(ordered[place - 1])) ? rank : place + 1;
            ranked.Add(new RankedModel(Value(ordered[place], metric) is null ? null : rank, ordered[place]));
        }

        return ranked.MoveToImmutable();
    }

    // Models are ranked on the same classes, in whatever order their outputs are.
    private static string Footing(ModelResult model) =>
        string.Join(
            '\n',
            [
                model.Hierarchy?.Name ?? string.Empty,
                model.Hierarchy?.Sha256 ?? string.Empty,
                .. (model.Explanation?.Classes ?? []).Select(c => c.Label).Order(StringComparer.Ordinal),
            ]
        );
}

/// <summary>A model and its place in a ranking.</summary>
/// <param name="Rank">Its rank, counted from 1; null where the metric has no value.</param>
/// <param name="Model">The model.</param>
internal sealed record RankedModel(int? Rank, ModelResult Model);
