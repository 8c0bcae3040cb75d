using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.TestData.Rows;

/// <summary>
/// One reading of predictions, of one file or of several: hands out readers of rows to the threads, and adds up what they found, in the
/// order of the files and of their parts.
/// </summary>
/// <param name="columns">The names of columns that the user gives.</param>
/// <param name="classes">The classes.</param>
/// <param name="hasScores">Whether scores stand in a file of their own.</param>
/// <param name="keepsSamples">Whether the samples themselves are wanted.</param>
/// <param name="cancellationToken">Stops the run.</param>
internal sealed class PredictionsRun(
    ColumnNames columns,
    ClassNames classes,
    bool hasScores,
    bool keepsSamples,
    CancellationToken cancellationToken
)
{
    private readonly List<RowReader> readers = [];
    private readonly List<Diagnostic> errors = [];
    private readonly ImmutableArray<(int Actual, int Predicted)>.Builder samples = ImmutableArray.CreateBuilder<(int, int)>();
    private string[] header = [];
    private PredictionLayout? layout;
    private SourceLocation? first;
    private (SourceLocation? Comma, SourceLocation? Point) decimals;
    private ThousandsDoubt thousands;
    private ThousandsDoubt scoreThousands;
    private (long Least, long Most) range = (long.MaxValue, 0);
    private (long Last, bool IsRun, double Total) counts = (0, true, 0);

    /// <summary>Stops the run.</summary>
    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The classes.</summary>
    public ClassNames Classes => classes;

    /// <summary>True when scores stand in a file of their own.</summary>
    public bool HasScores => hasScores;

    /// <summary>True when anything is wrong until now.</summary>
    public bool HasErrors => errors.Count > 0;

    /// <summary>The columns; null before the first file.</summary>
    public PredictionLayout? Layout => layout;

    /// <summary>The number of rows.</summary>
    public long Rows { get; private set; }

    /// <summary>The number of rows that count more than no sample.</summary>
    public long CountedRows { get; private set; }

    /// <summary>True when any class was written as an index.</summary>
    public bool HasIndices { get; private set; }

    /// <summary>True when there are so many errors that further ones are not worth looking for.</summary>
    public bool IsFull { get; private set; }

    /// <summary>Finds the columns of a file.</summary>
    /// <param name="names">The names of its columns.</param>
    /// <param name="locate">The place of a column; of the header where it is −1.</param>
    /// <param name="start">Begins a complaint about the header.</param>
    /// <exception cref="QualityGateException">A column is missing or in doubt, or is not that of the files before.</exception>
    public PredictionLayout Find(string[] names, Func<int, SourceLocation> locate, string start = "the first line must name the columns")
    {
        if (layout is not null && names.SequenceEqual(header, StringComparer.Ordinal))
        {
            return layout;
        }

        if (layout is not null && (names.Length == 0 || !first!.File.Equals(locate(-1).File, StringComparison.Ordinal)))
        {
            throw new QualityGateException(
                Diagnostic.Error(
                    DiagnosticCodes.ShardsDiffer,
                    locate(-1),
                    names.Length == 0
                        ? "the file is empty, while others beside it have a header; write it again, or remove it."
                        : $"its columns are '{string.Join(',', names.Take(10))}', but those of '{Path.GetFileName(first!.File)}' are "
                            + $"'{string.Join(',', header.Take(10))}'; all files of a folder or pattern must have the same."
                )
            );
        }

        var found = new PredictionColumns(names, columns, classes, start, locate).Find(hasScores);
        (layout, header, first) = (found, names, locate(-1));
        return found;
    }

    /// <summary>Reads the parts of a file whose columns have been found.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="read">Makes the function by which a thread reads parts with a reader of its own.</param>
    public void Read<TPart>(IEnumerable<TPart> parts, Func<RowReader, Func<TPart, PartFindings>> read)
    {
        var free = new Stack<RowReader>(readers.Where(reader => reader.Layout == layout));
        OrderedBlocks.Run(
            parts,
            () =>
            {
                lock (free)
                {
                    if (!free.TryPop(out var reader))
                    {
                        readers.Add(reader = new RowReader(layout!, classes, keepsSamples));
                    }

                    return read(reader);
                }
            },
            PartFindings.Failed,
            Take,
            cancellationToken
        );
    }

    /// <summary>Takes an error about a file as a whole.</summary>
    public void Take(QualityGateException failure) => Take(PartFindings.Failed(failure));

    /// <summary>All that was counted; it is given once.</summary>
    public SampleTally Tally()
    {
        var all = readers.Count > 0 ? readers[0].Tally : new SampleTally(classes.Count);
        foreach (var reader in readers.Skip(1))
        {
            all.Add(reader.Tally);
        }

        readers.Clear();
        return all;
    }

    /// <summary>The samples, in the order of the files.</summary>
    public ImmutableArray<(int Actual, int Predicted)> Samples() => samples.DrainToImmutable();

    /// <summary>Throws what is wrong.</summary>
    /// <param name="whole">The place of all that was read.</param>
    /// <exception cref="QualityGateException">Anything is wrong.</exception>
    public void ThrowIfWrong(SourceLocation whole)
    {
        if (errors.Count >= PartFindings.MostErrors)
        {
            errors[^1] = errors[^1] with { Message = $"{errors[^1].Message} (The lines after this one were not checked.)" };
        }
        else if (errors.Count == 0 && decimals is ({ } comma, { } point))
        {
            var later = (comma.Line, comma.Column).CompareTo((point.Line, point.Column)) > 0 ? comma : point;
            errors.Add(
                Diagnostic.Error(
                    DiagnosticCodes.InvalidScores,
                    later,
                    "some scores have decimal commas and others decimal points, so that 1,234 may be either; write all with points."
                )
            );
        }
        else if (errors.Count == 0 && thousands.Is)
        {
            errors.Add(thousands.Error(DiagnosticCodes.InvalidCounts));
        }
        else if (errors.Count == 0 && scoreThousands.Is)
        {
            var error = scoreThousands.Error(DiagnosticCodes.InvalidScores);
            errors.Add(error with { Message = $"{error.Message} A score with three decimals needs a fourth: 1.7340." });
        }
        else if (errors.Count == 0 && counts.Total >= CountCheck.Most)
        {
            errors.Add(
                Diagnostic.Error(
                    DiagnosticCodes.InvalidCounts,
                    whole,
                    "the counts add up to 9007199254740992 or more, beyond which they are not exact."
                )
            );
        }

        if (errors.Count > 0)
        {
            throw new QualityGateException([.. errors]);
        }
    }

    /// <summary>True when the counts are 0, 1, 2 … or 1, 2, 3 …, as numbers of rows are.</summary>
    public bool HasRowNumbers => counts.IsRun && layout is { Count: >= 0 };

    /// <summary>
    /// True when the column that was read as counts could hold some: whole numbers, or such with marks between thousands, that differ, that
    /// are not all 0 or 1, and that don't number the rows.
    /// </summary>
    public bool HasLikelyCounts =>
        layout is { Count: >= 0 }
        && (
            errors.Count == 0
                ? range.Most > 1 && range.Least < range.Most && !HasRowNumbers
                : thousands.Is && errors.TrueForAll(error => error.Code == DiagnosticCodes.InvalidCounts)
        );

    private bool Take(PartFindings part)
    {
        errors.AddRange(part.Errors.Take(PartFindings.MostErrors - errors.Count));
        IsFull = part.IsFatal || errors.Count >= PartFindings.MostErrors;
        HasIndices |= part.HasIndices;
        decimals = (decimals.Comma ?? part.Decimals.Comma, decimals.Point ?? part.Decimals.Point);
        thousands = thousands.With(part.Thousands);
        scoreThousands = scoreThousands.With(part.ScoreThousands);
        range = (Math.Min(range.Least, part.Range.Least), Math.Max(range.Most, part.Range.Most));
        if (part.Rows > 0)
        {
            var isRun =
                counts.IsRun && part.Counts.IsRun && (Rows == 0 ? part.Counts.First is 0 or 1 : part.Counts.First == counts.Last + 1);
            counts = (part.Counts.Last, isRun, counts.Total + part.Total);
        }

        Rows += part.Rows;
        CountedRows += part.CountedRows;
        if (part.Samples is { } found)
        {
            samples.AddRange(found);
        }

        return !IsFull;
    }
}
