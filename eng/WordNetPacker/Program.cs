using System.IO.Compression;
using System.Text;
using QualityGate.WordNetPacker;

// Glosses take half a minute to compress well; --quick is for the test, which compares what they expand to.
if (args is not [var source, var folder, .. var rest] || rest is not ([] or ["--quick"]))
{
    Console.Error.WriteLine("usage: WordNetPacker FOLDER_WITH_DATA.NOUN TARGET_FOLDER [--quick]");
    Console.Error.WriteLine("Packs the noun hierarchy of WordNet 3.0 (Debian: package wordnet-base, /usr/share/wordnet).");
    return 2;
}

if (!File.Exists(Path.Combine(source, "data.noun")))
{
    Console.Error.WriteLine($"'{source}' has no data.noun; on Debian, install the package wordnet-base.");
    return 2;
}

var target = Path.Combine(folder, "wordnet-nouns.bin");
var database = WordNetDatabase.Read(source);
var synsetNumber = database.Synsets.Select((s, i) => (s.Offset, i)).ToDictionary(p => p.Offset, p => p.i);
var lemmaNumber = database.Index.Select((e, i) => (e.Lemma, i)).ToDictionary(p => p.Lemma, p => p.i, StringComparer.Ordinal);

// The layout is the one that WordNetImage in the Analyzer reads; its comment describes it.
var temporary = target + ".tmp";
using (var writer = new BinaryWriter(File.Create(temporary)))
{
    var lemmas = database.Index.Select(e => Encoding.UTF8.GetBytes(e.Lemma)).ToArray();
    writer.Write("QGWN"u8);
    writer.Write(database.Synsets.Count);
    writer.Write(database.Synsets.Sum(s => s.Parents.Count));
    writer.Write(database.Index.Count);
    writer.Write(database.Index.Sum(e => e.Senses.Count));
    writer.Write(database.Synsets.Sum(s => s.Written.Count));
    writer.Write(lemmas.Sum(l => l.Length));

    Write(database.Synsets.Select(s => s.Offset));
    WriteLists(database.Synsets.Select(s => s.Parents.Select(p => synsetNumber[p]).ToArray()));
    WriteLists(database.Index.Select(e => e.Senses.Select(s => synsetNumber[s]).ToArray()));
    WriteLists(database.Synsets.Select(s => s.Lemmas.Select(l => lemmaNumber[l]).ToArray()));
    Write(Starts(lemmas.Select(l => l.Length)));
    foreach (var lemma in lemmas)
    {
        writer.Write(lemma);
    }

    foreach (var synset in database.Synsets)
    {
        writer.Write((byte)SenseNotes.Of(synset));
    }

    foreach (var (lemma, sense) in database.Index.SelectMany(e => e.Senses.Select((s, i) => (e.Lemma, (Offset: s, Number: i + 1)))))
    {
        var synset = database.Synsets[synsetNumber[sense.Offset]];
        writer.Write((ushort)SenseNotes.Of(lemma, synset, database.Counts.GetValueOrDefault((lemma, sense.Number))));
    }

    void Write(IEnumerable<int> numbers)
    {
        foreach (var number in numbers)
        {
            writer.Write(number);
        }
    }

    void WriteLists(IEnumerable<int[]> lists)
    {
        var all = lists.ToArray();
        Write(Starts(all.Select(l => l.Length)));
        Write(all.SelectMany(l => l));
    }
}

File.Move(temporary, target, overwrite: true);
File.WriteAllText(Path.Combine(folder, "wordnet-plurals.txt"), string.Join('\n', database.Plurals) + "\n");

// One line each, in the order of the synsets.
var level = rest is ["--quick"] ? CompressionLevel.Fastest : CompressionLevel.SmallestSize;
using (var compressed = new BrotliStream(File.Create(Path.Combine(folder, "wordnet-glosses.br")), level))
{
    compressed.Write(Encoding.UTF8.GetBytes(string.Join('\n', database.Synsets.Select(s => s.Gloss))));
}

Console.WriteLine($"{target}: {database.Synsets.Count} noun synsets, {database.Index.Count} lemmas, {new FileInfo(target).Length} bytes");
return 0;

static IEnumerable<int> Starts(IEnumerable<int> lengths)
{
    var position = 0;
    yield return position;
    foreach (var length in lengths)
    {
        yield return position += length;
    }
}
