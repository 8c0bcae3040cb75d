namespace QualityGate.TestData.Parquet;

/// <summary>The kind of a page of a Parquet column.</summary>
internal enum ParquetPageKind
{
    /// <summary>Values, with the levels compressed beside them.</summary>
    Data = 0,

    /// <summary>The distinct values that the indices of the other pages stand for.</summary>
    Dictionary = 2,

    /// <summary>Values, with the levels before them uncompressed.</summary>
    DataV2 = 3,
}

/// <summary>The header of a page of a Parquet column, as far as pages of indices need it.</summary>
internal struct ParquetPageHeader()
{
    /// <summary>The encoding of plain values, of those in a dictionary, too.</summary>
    public const int Plain = 0;

    /// <summary>The encoding of levels as runs.</summary>
    public const int Runs = 3;

    /// <summary>The kind of the page.</summary>
    public ParquetPageKind Kind { get; private set; } = (ParquetPageKind)(-1);

    /// <summary>The bytes of the page before it was compressed.</summary>
    public int Length { get; private set; } = -1;

    /// <summary>The bytes of the page in the file.</summary>
    public int StoredLength { get; private set; } = -1;

    /// <summary>The number of values, null ones included.</summary>
    public int Values { get; private set; } = -1;

    /// <summary>The encoding of the values.</summary>
    public int Encoding { get; private set; } = -1;

    /// <summary>The encoding of the definition levels.</summary>
    public int LevelEncoding { get; private set; } = Runs;

    /// <summary>The bytes of the definition levels in the second version of pages.</summary>
    public int DefinitionLength { get; private set; }

    /// <summary>The bytes of the repetition levels in the second version of pages.</summary>
    public int RepetitionLength { get; private set; }

    /// <summary>True when the values are compressed.</summary>
    public bool IsCompressed { get; private set; } = true;

    /// <summary>True when the values are indices into the dictionary.</summary>
    public readonly bool HasIndices => Encoding is 2 or 8;

    /// <summary>Reads a header, and leaves the reader behind it.</summary>
    /// <returns>Whether there is one that makes sense.</returns>
    public static bool TryRead(ref CompactReader reader, out ParquetPageHeader header)
    {
        header = new ParquetPageHeader();
        var before = 0;
        while (reader.NextField(ref before, out var type))
        {
            switch (before)
            {
                case 1:
                    header.Kind = (ParquetPageKind)reader.Number();
                    break;
                case 2:
                    header.Length = reader.Number();
                    break;
                case 3:
                    header.StoredLength = reader.Number();
                    break;
                case 5 or 7 or 8 when type == CompactReader.Struct:
                    header.ReadKind(ref reader, before);
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }

        return !reader.HasFailed && header is { Length: >= 0, StoredLength: >= 0, Values: >= 0, Encoding: >= 0 };
    }

    // The fields of the three kinds have numbers of their own: 5 are data, 7 the dictionary, 8 data of the second version.
    private void ReadKind(ref CompactReader reader, int kind)
    {
        var field = 0;
        while (reader.NextField(ref field, out var type))
        {
            switch (kind, field)
            {
                case (_, 1):
                    Values = reader.Number();
                    break;
                case (5 or 7, 2) or (8, 4):
                    Encoding = reader.Number();
                    break;
                case (5, 3):
                    LevelEncoding = reader.Number();
                    break;
                case (8, 5):
                    DefinitionLength = reader.Number();
                    break;
                case (8, 6):
                    RepetitionLength = reader.Number();
                    break;
                case (8, 7):
                    IsCompressed = type == CompactReader.True;
                    break;
                default:
                    reader.Skip(type);
                    break;
            }
        }
    }
}
