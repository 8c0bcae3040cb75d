using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace QualityGate.TestData;

/// <summary>Counts of pairs of true and predicted class: a table where the classes are few, else only the pairs that occur.</summary>
internal sealed class PairCounts(int classes)
{
    private const int LargestTable = 1 << 21;

    private readonly long[]? table = (long)classes * classes <= LargestTable ? new long[classes * classes] : null;
    private readonly Dictionary<long, long> byPlace = [];

    /// <summary>The table, row by row; empty where only pairs that occur are held.</summary>
    public Span<long> Table => table;

    /// <summary>Adds samples. What exceeds the largest number stays that.</summary>
    public void Add(int actual, int predicted, long count)
    {
        ref var cell = ref table is null
            ? ref CollectionsMarshal.GetValueRefOrAddDefault(byPlace, ((long)actual * classes) + predicted, out _)
            : ref table[(actual * classes) + predicted];
        cell += count;
        if (cell < 0)
        {
            cell = long.MaxValue;
        }
    }

    /// <summary>Adds all that another has counted.</summary>
    public void Add(PairCounts other)
    {
        if (table is not null && other.table is not null)
        {
            for (var place = 0; place < table.Length; place++)
            {
                table[place] += other.table[place];
                table[place] = table[place] < 0 ? long.MaxValue : table[place];
            }

            return;
        }

        foreach (var (place, count) in other.Cells())
        {
            Add((int)(place / classes), (int)(place % classes), count);
        }
    }

    /// <summary>The counts until now.</summary>
    public SparseCounts ToCounts() =>
        new(classes, [.. Cells().Select(cell => new Prediction((int)(cell.Place / classes), (int)(cell.Place % classes), cell.Count))]);

    private ImmutableArray<(long Place, long Count)> Cells()
    {
        if (table is null)
        {
            return [.. byPlace.Where(pair => pair.Value > 0).Select(pair => (pair.Key, pair.Value)).OrderBy(cell => cell.Key)];
        }

        var cells = ImmutableArray.CreateBuilder<(long, long)>();
        for (var place = 0; place < table.Length; place++)
        {
            if (table[place] > 0)
            {
                cells.Add((place, table[place]));
            }
        }

        return cells.DrainToImmutable();
    }
}
