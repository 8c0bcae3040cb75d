using System.Collections.Immutable;
using QualityGate.Diagnostics;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData;

/// <summary>Test data in several files, as engines write it.</summary>
internal sealed class ShardTests : FolderFixture
{
    private static ClassLabels Labels => TestInputs.Labels("dog.n.01", "cat.n.01", "bird.n.01");

    [Test]
    public void A_folder_of_Spark_is_read_in_the_order_of_names()
    {
        Write(("part-00001.csv", "true,pred\n1,1\n"), ("part-00000.csv", "true,pred\n0,1\n"), ("_SUCCESS", ""), (".part-0.crc", "x"));
        Assert.That(Samples(), Is.EqualTo(new[] { (0, 1), (1, 1) }));
        Assert.That(Data().Read(Labels).Diagnostics.Select(warning => warning.Code), Does.Not.Contain(DiagnosticCodes.UnfinishedFolder));
    }

    [Test]
    public void A_job_that_does_not_say_that_it_has_ended_is_warned_of()
    {
        Write(("part-00000.csv", "true,pred\n0,1\n"));
        Assert.That(Data().Read(Labels).Diagnostics.Select(warning => warning.Code), Does.Contain(DiagnosticCodes.UnfinishedFolder));
    }

    [Test]
    public void A_job_that_is_running_is_an_error()
    {
        Write(("part-00000.csv", "true,pred\n0,1\n"), ("_temporary/0/part-1", "x"));
        TestInputs.AssertFailure(() => Data().Read(Labels), DiagnosticCodes.UnfinishedFolder, (0, 0), "_temporary");
    }

    [TestCase("", "the file is empty")]
    [TestCase("true,pred\n", "the file has no row")]
    [TestCase("pred,true\n0,0\n", "its columns are 'pred,true', but those of 'part-0.csv' are 'true,pred'")]
    public void A_shard_that_is_not_like_the_others_is_an_error_with_its_file(string text, string word)
    {
        Write(("part-0.csv", "true,pred\n0,1\n"), ("part-1.csv", text), ("_SUCCESS", ""));
        var failure = TestInputs.Failure(() => Data().Read(Labels)).Single();
        Assert.That((failure.Code, Path.GetFileName(failure.Location.File)), Is.EqualTo((DiagnosticCodes.ShardsDiffer, "part-1.csv")));
        Assert.That(failure.Message, Does.Contain(word));
    }

    [Test]
    public void A_pattern_stands_for_what_it_finds()
    {
        Write(("a/x.csv", "true,pred\n0,1\n"), ("b/x.csv", "true,pred\n1,1\n"), ("b/y.csv", "true,pred\n2,2\n"));
        var data = new Predictions(TestInputs.Input(Folder.PathTo("data/**/x.csv")));
        Assert.That(data.Read(Labels).Samples, Is.EqualTo(2));
        Assert.That(
            TestDataListing.Of(data).Files.Select(file => Path.GetFileName(Path.GetDirectoryName(file.Path.FullPath))),
            Is.EqualTo(new[] { "a", "b" })
        );
        var none = new Predictions(TestInputs.Input(Folder.PathTo("data/*.parquet")));
        TestInputs.AssertFailure(() => none.Read(Labels), DiagnosticCodes.DataFileNotFound, (0, 0), "no file matches");
    }

    [Test]
    public void A_folder_without_data_is_an_error()
    {
        Write(("_SUCCESS", ""), ("sub/x.csv", "true,pred\n0,1\n"));
        TestInputs.AssertFailure(() => Data().Read(Labels), DiagnosticCodes.DataFileNotFound, (0, 0), "only folders");
    }

    private Predictions Data() => new(TestInputs.Input(Folder.PathTo("data")));

    private ImmutableArray<(int, int)> Samples() => PredictionsFile.ReadSamples(Data().Path, Labels);

    private void Write(params (string Name, string Text)[] files)
    {
        foreach (var (name, text) in files)
        {
            Folder.Write($"data/{name}", text);
        }
    }
}
