using System.Globalization;
using System.IO.Compression;
using System.Reflection;
using QualityGate.Hierarchies;

namespace QualityGate.Analyzer.Tests.Hierarchies;

internal sealed class WordNetTests
{
    [Test]
    public void The_hierarchy_has_all_noun_synsets_of_WordNet_3_0()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(TestInputs.WordNet.Graph.Count, Is.EqualTo(82_115));
            Assert.That(TestInputs.WordNet.NameOf(TestInputs.WordNet.Graph.Root), Is.EqualTo("entity.n.01"));
            Assert.That(TestInputs.WordNet.Graph.MaximumDepth, Is.EqualTo(19));
        }
    }

    [TestCase("n01532829", "house_finch.n.01")]
    [TestCase("house_finch.n.01", "house_finch.n.01")]
    [TestCase("linnet.n.01", "house_finch.n.01", Description = "another lemma of the synset")]
    [TestCase("House_Finch.n.1", "house_finch.n.01", Description = "case and zeros don't matter")]
    [TestCase("dog.n.01", "dog.n.01")]
    [TestCase("frank.n.02", "frank.n.02")]
    [TestCase("n00001740", "entity.n.01")]
    public void WordNet_finds_a_concept_by_its_id_or_by_any_of_its_names(string text, string name)
    {
        var node = TestInputs.WordNet.Find(text);
        Assert.That(node, Is.Not.Null, text);
        Assert.That(TestInputs.WordNet.NameOf(node!.Value), Is.EqualTo(name));
    }

    [TestCase("")]
    [TestCase("n0153282")]
    [TestCase("n01532828")]
    [TestCase("n0153282٣")]
    [TestCase("goldfish")]
    [TestCase("house_finch.n.00")]
    [TestCase("house_finch.n.02")]
    [TestCase("house_finch.n.99999999999")]
    [TestCase("run.v.01")]
    public void WordNet_does_not_find_a_concept_that_is_not_there(string text) => Assert.That(TestInputs.WordNet.Find(text), Is.Null);

    [Test]
    public void Every_id_and_every_name_leads_back_to_its_concept()
    {
        var wordNet = TestInputs.WordNet;
        for (var node = 0; node < wordNet.Graph.Count; node++)
        {
            if (wordNet.Find(wordNet.IdOf(node)) != node || wordNet.Find(wordNet.NameOf(node)) != node)
            {
                Assert.Fail($"{wordNet.IdOf(node)} {wordNet.NameOf(node)}");
            }
        }
    }

    [Test]
    public void WordNet_suggests_the_senses_of_a_bare_word() =>
        Assert.That(TestInputs.WordNet.Suggest("goldfish"), Does.Contain("goldfish.n.01").And.Contain("cyprinid.n.01"));

    [TestCase("crane", "crane.n.01 (a kind of writer.n.01), ", "crane.n.05 (a kind of wading_bird.n.01)?")]
    [TestCase("seal", "seal.n.01 (", "seal.n.09 (a kind of pinniped_mammal.n.01)?")]
    [TestCase("Crane.n.06", "crane.n.01 (", "crane.n.05 (a kind of wading_bird.n.01)?")]
    [TestCase("head", "head.n.10 (", "), or one of 23 more, up to head.n.33?")]
    public void WordNet_suggests_every_sense_of_a_word_with_several(string word, string early, string last) =>
        Assert.That(
            TestInputs.WordNet.Suggest(word),
            Does.StartWith(" Did you mean ").And.Contain(early).And.EndWith(last).And.Length.LessThan(800)
        );

    [Test]
    public void Relatedness_agrees_with_NLTK_on_all_reference_pairs()
    {
        var wordNet = TestInputs.WordNet;
        var rows = File.ReadLines(TestInputs.Reference("wordnet-pairs.csv")).Skip(1).Select(line => line.Split(',')).ToArray();
        Assert.That(rows, Has.Length.EqualTo(3000));
        var wrong = new List<string>();

        // Forty classes at a time: the taxonomy of few takes as long as that of some.
        foreach (var chunk in rows.Chunk(20))
        {
            var related = new Relatedness(wordNet, [.. chunk.SelectMany(row => row[..2]).Select(id => wordNet.Find(id)!.Value)]);
            var differing = chunk.Where((row, pair) => !Agrees(row, related, 2 * pair, (2 * pair) + 1));
            wrong.AddRange(differing.Select(row => string.Join(',', row)));
        }

        Assert.That(wrong, Is.Empty);

        bool Agrees(string[] row, Relatedness related, int a, int b)
        {
            double[] expected = [.. row[5..8].Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            double[] actual = [related.WuPalmer(a, b), related.PathSimilarity(a, b), related.LeacockChodorow(a, b)];
            return wordNet.IdOf(related.Subsumer(a, b)) == row[2]
                && wordNet.NameOf(related.Subsumer(a, b)) == row[3]
                && related.SubsumerDepth(a, b) == int.Parse(row[4], CultureInfo.InvariantCulture)
                && expected.Zip(actual, (e, x) => Math.Abs(e - x)).Max() <= 1e-9;
        }
    }

    [Test]
    public void The_image_is_what_the_packer_makes_of_the_database()
    {
        const string Database = "/usr/share/wordnet";
        if (!File.Exists(Path.Combine(Database, "data.noun")))
        {
            Assert.Ignore($"WordNet's database is not installed in {Database} (Debian: package wordnet-base)");
        }

        using var folder = TemporaryFolder.InMemory();
        string[] arguments = [Database, folder.FullPath, "--quick"];
        Assert.That(Assembly.Load("QualityGate.WordNetPacker").EntryPoint!.Invoke(null, [arguments]), Is.Zero);
        using (Assert.EnterMultipleScope())
        {
            foreach (var file in new[] { "wordnet-nouns.bin", "wordnet-plurals.txt" })
            {
                // (Not as collections: NUnit compares five million bytes one by one.)
                var isSame = File.ReadAllBytes(folder.PathTo(file)).AsSpan().SequenceEqual(File.ReadAllBytes(Kept(file)));
                Assert.That(isSame, Is.True, file);
            }

            Assert.That(Expand(folder.PathTo("wordnet-glosses.br")), Is.EqualTo(Expand(Kept("wordnet-glosses.br"))));
        }
    }

    private static string Kept(string file) => Repository.PathTo($"src/Analyzer/Hierarchies/{file}");

    private static string Expand(string file)
    {
        using var reader = new StreamReader(new BrotliStream(File.OpenRead(file), CompressionMode.Decompress));
        return reader.ReadToEnd();
    }
}
