using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace QualityGate.Hierarchies;

/// <summary>
/// The nouns of WordNet 3.0 as eng/WordNetPacker packs them. After the letters QGWN come little-endian 32-bit numbers:
/// the counts of synsets, parents, lemmas, senses, synset lemmas and text bytes; then synset offsets (ascending); parents
/// of synsets; synsets of lemmas (the sense numbers' order); lemmas of synsets; the starts of the lemmas' text; the text
/// itself, UTF-8, in ordinal order; and notes, a byte for each synset and 16 bits for each sense. Lists of lists are
/// stored as starts (one more than there are lists) and items. Nothing is decoded that is not asked for: only the depths
/// are computed on loading.
/// </summary>
internal sealed class WordNetImage
{
    private const int Counts = 6;
    private readonly byte[] text;
    private readonly byte[] notes;

    private WordNetImage(
        int[] offsets,
        ListOfLists parents,
        ListOfLists senses,
        ListOfLists lemmas,
        int[] textStart,
        byte[] text,
        byte[] notes
    )
    {
        Offsets = offsets;
        Parents = parents;
        SensesOfLemmas = senses;
        LemmasOfSynsets = lemmas;
        TextStart = textStart;
        this.text = text;
        this.notes = notes;
    }

    public int[] Offsets { get; }

    public ListOfLists Parents { get; }

    public ListOfLists SensesOfLemmas { get; }

    public ListOfLists LemmasOfSynsets { get; }

    public int LemmaCount => TextStart.Length - 1;

    private int[] TextStart { get; }

    private static ReadOnlySpan<byte> Letters => "QGWN"u8;

    public static WordNetImage Load(Stream stream)
    {
        Span<byte> letters = stackalloc byte[Letters.Length];
        stream.ReadExactly(letters);
        if (!letters.SequenceEqual(Letters))
        {
            throw new InvalidDataException("The embedded WordNet is damaged.");
        }

        // Each part into its own array at once: millions of bytes in between would take longer than all else that is done here.
        byte[] Bytes(int count)
        {
            var part = new byte[count];
            stream.ReadExactly(part);
            return part;
        }

        int[] Numbers(int count)
        {
            var part = new int[count];
            stream.ReadExactly(MemoryMarshal.AsBytes(part.AsSpan()));
            if (!BitConverter.IsLittleEndian)
            {
                BinaryPrimitives.ReverseEndianness(part, part);
            }

            return part;
        }

        var counts = Numbers(Counts);
        var offsets = Numbers(counts[0]);
        var parents = new ListOfLists(Numbers(counts[0] + 1), Numbers(counts[1]));
        var senses = new ListOfLists(Numbers(counts[2] + 1), Numbers(counts[3]));
        var lemmas = new ListOfLists(Numbers(counts[0] + 1), Numbers(counts[4]));
        var textStart = Numbers(counts[2] + 1);
        var lemmaText = Bytes(counts[5]);
        var rest = Bytes((int)(stream.Length - stream.Position));
        return new WordNetImage(offsets, parents, senses, lemmas, textStart, lemmaText, rest);
    }

    /// <summary>The note about a sense of a lemma.</summary>
    /// <param name="lemma">The lemma.</param>
    /// <param name="rank">The number of the sense, from 0.</param>
    public SenseNote NoteOf(int lemma, int rank)
    {
        var item = SensesOfLemmas.Start[lemma] + rank;
        var node = SensesOfLemmas.Items[item];
        return new SenseNote(notes[node], BinaryPrimitives.ReadUInt16LittleEndian(notes.AsSpan(Offsets.Length + (2 * item))));
    }

    public string Lemma(int lemma) => Encoding.UTF8.GetString(LemmaBytes(lemma));

    /// <summary>A lemma as it is stored, in UTF-8.</summary>
    public ReadOnlySpan<byte> LemmaBytes(int lemma) => text.AsSpan(TextStart[lemma]..TextStart[lemma + 1]);

    /// <summary>The number of bytes of a lemma.</summary>
    public int LengthOf(int lemma) => TextStart[lemma + 1] - TextStart[lemma];

    public int? FindLemma(string lemma)
    {
        var wanted = Encoding.UTF8.GetBytes(lemma);
        var (low, high) = (0, LemmaCount - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            switch (LemmaBytes(middle).SequenceCompareTo(wanted))
            {
                case 0:
                    return middle;
                case < 0:
                    low = middle + 1;
                    break;
                default:
                    high = middle - 1;
                    break;
            }
        }

        return null;
    }
}

/// <summary>Lists of numbers, one after the other in a single array.</summary>
internal sealed record ListOfLists(int[] Start, int[] Items)
{
    public ReadOnlySpan<int> this[int list] => Items.AsSpan(Start[list]..Start[list + 1]);
}
