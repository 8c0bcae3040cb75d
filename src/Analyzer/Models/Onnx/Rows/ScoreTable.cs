using System.Collections.Immutable;

namespace QualityGate.Models.Onnx.Rows;

/// <summary>A row of a layer's weights, and what its score is multiplied by on the way to an output.</summary>
/// <param name="Layer">The layer, by its number among those found.</param>
/// <param name="Row">The row, from 0.</param>
/// <param name="Factor">The factor; not 0.</param>
internal readonly record struct RowTerm(int Layer, int Row, double Factor);

/// <summary>
/// The class scores that occur behind the layers, each a weighted sum of rows, by number: operators that move scores then move
/// numbers. Number 0 is that of a constant, which no class's score goes into.
/// </summary>
internal sealed class ScoreTable
{
    public const int NoClass = 0;

    private const int MostScores = 4_000_000;

    private readonly List<ImmutableArray<RowTerm>> scores =
    [
        [],
    ];
    private readonly Dictionary<ImmutableArray<RowTerm>, int> numbers = new(new SameTerms());

    /// <summary>The nodes that put constants among the scores, for messages.</summary>
    public HashSet<string> SourcesOfConstants { get; } = new(StringComparer.Ordinal);

    /// <summary>The terms of a score: none two of the same row, in the order of layers and rows.</summary>
    public ImmutableArray<RowTerm> this[int number] => scores[number];

    /// <summary>The number of a row's own score.</summary>
    public int Row(int layer, int row, double factor = 1) => Number([new RowTerm(layer, row, factor)]);

    /// <summary>The number of a score times a factor.</summary>
    public int Scaled(int number, double factor) =>
        factor == 1 || number == NoClass ? number
        : factor == 0 ? NoClass
        : Number([.. scores[number].Select(term => term with { Factor = term.Factor * factor })]);

    /// <summary>The number of a weighted sum of scores.</summary>
    public int Sum(IEnumerable<(int Number, double Weight)> parts) =>
        Number([
            .. parts
                .SelectMany(part => scores[part.Number].Select(term => term with { Factor = term.Factor * part.Weight }))
                .GroupBy(term => (term.Layer, term.Row))
                .Select(same => new RowTerm(same.Key.Layer, same.Key.Row, same.Sum(term => term.Factor)))
                .Where(term => term.Factor != 0)
                .OrderBy(term => term.Layer)
                .ThenBy(term => term.Row),
        ]);

    /// <summary>True when a score is made of different rows of one layer: classes that were joined.</summary>
    public bool JoinsClasses(int number) =>
        scores[number] is var terms && terms.Length > 1 && terms.Select(term => term.Layer).Distinct().Count() < terms.Length;

    /// <summary>True when two scores are multiples of each other.</summary>
    public bool AreMultiples(int a, int b)
    {
        var (left, right) = (scores[a], scores[b]);
        if (a == b || left.Length != right.Length || left.IsEmpty)
        {
            return a == b;
        }

        var ratio = right[0].Factor / left[0].Factor;
        return left.Zip(right)
            .All(pair =>
                pair.First.Layer == pair.Second.Layer
                && pair.First.Row == pair.Second.Row
                && Math.Abs((pair.First.Factor * ratio) - pair.Second.Factor) <= 1e-9 * Math.Abs(pair.Second.Factor)
            );
    }

    private int Number(ImmutableArray<RowTerm> terms)
    {
        if (!numbers.TryGetValue(terms, out var number))
        {
            number =
                scores.Count < MostScores
                    ? scores.Count
                    : throw new InvalidDataException($"more than {MostScores} scores are made behind its layers");
            scores.Add(terms);
            numbers.Add(terms, number);
        }

        return terms.IsEmpty ? NoClass : number;
    }

    private sealed class SameTerms : IEqualityComparer<ImmutableArray<RowTerm>>
    {
        public bool Equals(ImmutableArray<RowTerm> x, ImmutableArray<RowTerm> y) => x.AsSpan().SequenceEqual(y.AsSpan());

        public int GetHashCode(ImmutableArray<RowTerm> terms)
        {
            var hash = default(HashCode);
            foreach (var term in terms)
            {
                hash.Add(term);
            }

            return hash.ToHashCode();
        }
    }
}
