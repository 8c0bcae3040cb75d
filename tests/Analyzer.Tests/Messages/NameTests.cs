using System.Text.Json;
using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;
using QualityGate.Graphs.Clustering;
using QualityGate.Reports.Interchange;
using QualityGate.Results;
using QualityGate.Runs;
using QualityGate.Similarity;

namespace QualityGate.Analyzer.Tests.Messages;

/// <summary>Things are called by the names that a reader knows, beside those that programs know.</summary>
internal sealed class NameTests : FolderFixture
{
    private static readonly string[] Wnids = ["n02084071", "n02121620", "n02958343", "n04490091", "n07739125", "n07767847"];

    [SetUp]
    public void FillFolder() => SmallRepository.Fill(Folder);

    [Test]
    public void Edges_in_JSON_have_the_names_of_their_classes_beside_the_ids()
    {
        Folder.Write("labels.txt", string.Join('\n', Wnids));
        var model = JsonDocument.Parse(JsonReport.Write(Check("similarity-depth: { min: 3 }"))).RootElement.GetProperty("models")[0];
        var edge = model.GetProperty("structural").GetProperty("edges")[0];
        var unlike = model.GetProperty("explanation").GetProperty("shallowestEdges")[0];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                Members(edge),
                Is.EqualTo("a=n02958343 aName=car.n.01 b=n04490091 bName=truck.n.01 subsumer=n03791235 subsumerName=motor_vehicle.n.01")
            );
            Assert.That(
                Members(unlike),
                Does.Match(@"^a=n\d{8} aName=\w+\.n\.01 b=n\d{8} bName=\w+\.n\.01 subsumer=n\d{8} subsumerName=whole\.n\.02$")
            );
            Assert.That(model.GetProperty("explanation").GetProperty("classes")[0].GetProperty("name").GetString(), Is.EqualTo("dog.n.01"));
        }
    }

    [Test]
    public void The_name_of_an_edge_is_that_of_the_labels_file_where_it_gives_one()
    {
        Folder.Write("labels.txt", $"{{ {string.Join(", ", Wnids.Select((wnid, i) => $"\"{i}\": [\"{wnid}\", \"my class {i}\"]"))} }}");
        var edge = JsonDocument
            .Parse(JsonReport.Write(Check("similarity-depth: { min: 3 }")))
            .RootElement.GetProperty("models")[0]
            .GetProperty("structural")
            .GetProperty("edges")[0];
        Assert.That(Members(edge), Does.StartWith("a=n02958343 aName=my class 2 b=n04490091 bName=my class 3 "));
    }

    [Test]
    public void A_model_whose_partition_does_not_converge_is_called_by_its_name_in_the_file()
    {
        var entry = GateReader
            .Read(TestInputs.Input(Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 3 }"))))
            .Entries.Single();
        var restless = entry with { Inputs = entry.Inputs with { Clustering = new Restless() } };
        var warnings = ModelGate.Check(restless, TestInputs.WordNet)
            .Diagnostics.Where(diagnostic => diagnostic.Code == DiagnosticCodes.NotConverged)
            .Select(diagnostic => diagnostic.Message);
        Assert.That(
            warnings,
            Has.Exactly(2).Matches("^restless on the (structural|functional) similarities of 'small' \\(small.onnx\\) did not converge ")
        );
    }

    private static string Members(JsonElement element) =>
        string.Join(
            ' ',
            element
                .EnumerateObject()
                .Where(member => member.Value.ValueKind == JsonValueKind.String)
                .Select(member => $"{member.Name}={member.Value}")
        );

    private GateResult Check(string threshold) =>
        Gate.Check(TestInputs.Input(Folder.Write("thresholds.yml", SmallRepository.Thresholds(threshold))));

    private sealed class Restless : ClusteringAlgorithm
    {
        public override string Name => "restless";

        internal override Partition Cluster(SimilarityMatrix similarity, CancellationToken cancellationToken = default) =>
            Clusterings.Find("none")!.Cluster(similarity, cancellationToken)! with
            {
                Converged = false,
            };
    }
}
