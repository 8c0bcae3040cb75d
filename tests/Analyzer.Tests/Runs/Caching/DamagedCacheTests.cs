using CsCheck;
using QualityGate.Configuration;
using QualityGate.Files;
using QualityGate.Gates;
using QualityGate.Reports.Formats;
using QualityGate.Runs;
using QualityGate.Runs.Caching;

namespace QualityGate.Analyzer.Tests.Runs.Caching;

/// <summary>Cache files that were damaged, cut or swapped, as disks and shared caches of CI systems do.</summary>
internal sealed class DamagedCacheTests : FolderFixture
{
    private const int Corruptions = 400;

    private GateFiles Files => new(Folder.PathTo("out"), ReportFormat.All, Folder.PathTo("cache"));

    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    [Test]
    [Category("Long")]
    public void No_damaged_output_is_believed()
    {
        Check(99);
        Check(3);
        var cached = Cached();
        Assert.That(cached, Has.Length.EqualTo(2));
        var (files, one, other) = (Files, cached[0], cached[1]);
        Gen.Int[0, int.MaxValue]
            .Sample(
                seed =>
                {
                    var random = new Random(seed);
                    var (file, second) = random.Next(2) == 0 ? (one, other) : (other, one);
                    var damaged = Corrupt(file.Content, second.Content, random);
                    if (!damaged.AsSpan().SequenceEqual(file.Content))
                    {
                        File.WriteAllBytes(file.Path, damaged);
                        if (ResultFile.Read(files.CacheFolder!, file.Key) is not null)
                        {
                            Assert.Fail(System.Text.Encoding.UTF8.GetString(damaged));
                        }
                    }
                },
                iter: Thoroughness.Times(Corruptions),
                threads: 1
            );
        foreach (var (path, _, content) in cached)
        {
            File.WriteAllBytes(path, content);
        }

        Assert.That(
            cached.Select(file => ResultFile.Read(Files.CacheFolder!, file.Key)?.State),
            Is.EquivalentTo(new[] { VerdictState.Violated, VerdictState.Passed })
        );
    }

    [Test]
    [Category("Long")]
    public void No_damaged_manifest_is_believed()
    {
        Age();
        Check(3);
        var whole = File.ReadAllBytes(Files.Manifest);
        var other = Cached()[0].Content;
        Assert.That(Manifest.Read(Files.Manifest), Is.Not.Null);
        Gen.Int[0, int.MaxValue]
            .Sample(
                seed =>
                {
                    var damaged = Corrupt(whole, other, new Random(seed));
                    if (!damaged.AsSpan().SequenceEqual(whole))
                    {
                        File.WriteAllBytes(Files.Manifest, damaged);
                        Assert.That(Manifest.Read(Files.Manifest), Is.Null, System.Text.Encoding.UTF8.GetString(damaged));
                    }
                },
                iter: Thoroughness.Times(Corruptions),
                threads: 1
            );
        File.WriteAllBytes(Files.Manifest, whole);
        Assert.That(Manifest.Read(Files.Manifest), Is.Not.Null);
    }

    // The whole way, for some: a red gate stays red, a green one green, and what was damaged is measured and written again.
    [Test]
    [Category("Long")]
    public void A_gate_with_a_damaged_cache_comes_to_its_verdict([Values(99, 3)] int limit)
    {
        Age();
        var expected = limit == 99 ? VerdictState.Violated : VerdictState.Passed;
        Check(limit == 99 ? 3 : 99);
        Check(limit);
        var seed = Random.Shared.Next();
        var random = new Random(seed);
        for (var time = 0; time < Thoroughness.Times(8); time++)
        {
            var all = Directory.GetFiles(Files.CacheFolder!).Order(StringComparer.Ordinal).ToArray();
            foreach (var file in time % 2 == 0 ? all : [all[random.Next(all.Length)]])
            {
                File.WriteAllBytes(file, Corrupt(File.ReadAllBytes(file), File.ReadAllBytes(all[random.Next(all.Length)]), random));
            }

            Assert.That(Check(limit).State, Is.EqualTo(expected), $"seed {seed}");
            Assert.That(
                Check(limit),
                Has.Property(nameof(GateOutput.State)).EqualTo(expected).And.Property(nameof(GateOutput.IsCached)).True,
                $"what was measured anew is cached, seed {seed}"
            );
        }
    }

    [Test]
    public void Outputs_that_are_swapped_are_not_those_of_other_inputs()
    {
        Check(99);
        Check(3);
        var (one, other) = (Cached()[0], Cached()[1]);
        File.WriteAllBytes(one.Path, other.Content);
        File.WriteAllBytes(other.Path, one.Content);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((Check(99).State, Check(3).State), Is.EqualTo((VerdictState.Violated, VerdictState.Passed)));
        }
    }

    // As it was: a record whose lines have changed their contents leads to the output of other inputs.
    [Test]
    public void Contents_that_are_swapped_in_a_record_do_not_lead_to_the_verdict_of_another_model()
    {
        Folder.Write("good.onnx", File.ReadAllBytes(Folder.PathTo("small.onnx")));
        Folder.Write(
            "bad.onnx",
            OnnxBuilder.Classifier(
                new double[,]
                {
                    { 1, 0 },
                    { 0, 1 },
                    { 1, 0.1 },
                    { 0.1, 1 },
                    { 1, 0.2 },
                    { 0.2, 1 },
                }
            )
        );
        Use("good.onnx");
        Assert.That(Check(7).State, Is.EqualTo(VerdictState.Passed));
        var good = ContentOfModel();
        Use("bad.onnx");
        Assert.That(Check(7).State, Is.EqualTo(VerdictState.Violated));
        File.WriteAllText(Files.Manifest, File.ReadAllText(Files.Manifest).Replace(ContentOfModel(), good, StringComparison.Ordinal));
        Assert.That(Check(7).State, Is.EqualTo(VerdictState.Violated));

        string ContentOfModel() =>
            Manifest.Read(Files.Manifest)!.Inputs.Single(file => file.Path.EndsWith("small.onnx", StringComparison.Ordinal)).Content;
        void Use(string model)
        {
            Folder.Write("small.onnx", File.ReadAllBytes(Folder.PathTo(model)));
            Age();
        }
    }

    [Test]
    public void A_cache_that_is_made_of_folders_is_as_if_it_were_not_there()
    {
        Directory.CreateDirectory(Folder.PathTo("cache/manifest.txt"));

        Assert.That(Check(3).State, Is.EqualTo(VerdictState.Passed));
        Assert.That(Check(99).State, Is.EqualTo(VerdictState.Violated));
    }

    // Flipped bits, a cut, lines lost, doubled and swapped, pieces of another file, nothing, and another file as a whole.
    private static byte[] Corrupt(byte[] content, byte[] other, Random random)
    {
        var damaged = content.ToArray();
        var lines = System.Text.Encoding.Latin1.GetString(content).Split('\n');
        string[] Without(int line) => [.. lines.Where((_, index) => index != line)];
        byte[] Joined(IEnumerable<string> all) => System.Text.Encoding.Latin1.GetBytes(string.Join('\n', all));
        switch (random.Next(8))
        {
            case 0 or 1 when content.Length > 0:
                for (var flips = random.Next(1, 4); flips > 0; flips--)
                {
                    damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
                }

                return damaged;
            case 2:
                return content[..random.Next(content.Length + 1)];
            case 3:
                return Joined(Without(random.Next(lines.Length)));
            case 4:
                var twice = random.Next(lines.Length);
                return Joined(lines.Take(twice).Append(lines[twice]).Concat(lines.Skip(twice)));
            case 5:
                var (from, to) = (random.Next(lines.Length), random.Next(lines.Length));
                (lines[from], lines[to]) = (lines[to], lines[from]);
                return Joined(lines);
            case 6:
                var length = random.Next(Math.Min(content.Length, other.Length) + 1);
                other.AsSpan(0, length).CopyTo(damaged);
                return damaged;
            default:
                return other;
        }
    }

    private (string Path, string Key, byte[] Content)[] Cached() =>
        [
            .. Directory
                .GetFiles(Files.CacheFolder!, "*.json")
                .Select(path => (path, Path.GetFileNameWithoutExtension(path), File.ReadAllBytes(path))),
        ];

    private GateOutput Check(int limit)
    {
        var path = Folder.Write("thresholds.yml", SmallRepository.Thresholds($"similarity-depth: {{ min: {limit} }}"));
        return CachedGate.Check(new GateRequest(InputPath.FromUser(path)), Files);
    }

    private void Age()
    {
        foreach (var file in Directory.GetFiles(Folder.FullPath))
        {
            File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddHours(-1));
        }
    }
}
