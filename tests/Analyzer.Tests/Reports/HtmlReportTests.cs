using System.Security.Cryptography;
using System.Text.RegularExpressions;
using QualityGate.Analysis;
using QualityGate.Configuration;
using QualityGate.Reports.Html;
using QualityGate.Reports.Interchange;
using QualityGate.Results;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>HTML reports as documents; tests/Browser.Tests has them in a browser.</summary>
internal sealed class HtmlReportTests : FolderFixture
{
    private static readonly Regex Assets = new(
        "<style>.*?</style>|<script>.*?</script>",
        RegexOptions.Singleline | RegexOptions.NonBacktracking
    );
    private static readonly Regex Hashes = new("script-src .*? style-src", RegexOptions.Singleline | RegexOptions.NonBacktracking);
    private static readonly Regex Tags = new("</?[a-z][^>]*>", RegexOptions.NonBacktracking);
    private static readonly Regex Name = new("[a-z0-9]+", RegexOptions.NonBacktracking);
    private static readonly string[] Void = ["meta", "input"];

    [Test]
    public void Every_element_that_begins_ends()
    {
        var open = new Stack<string>();
        foreach (var tag in Tags.Matches(WithoutAssets(Report(Labels()))).Select(match => match.Value))
        {
            var name = Name.Match(tag).Value;
            if (tag.StartsWith("</", StringComparison.Ordinal))
            {
                Assert.That(open.Pop(), Is.EqualTo(name));
            }
            else if (!Void.Contains(name))
            {
                open.Push(name);
            }
        }

        Assert.That(open, Is.Empty);
    }

    [Test]
    public void Nothing_is_fetched()
    {
        var html = Report(Labels());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(html, Does.Contain("Content-Security-Policy\" content=\"default-src &#39;none&#39;; script-src &#39;sha256-"));
            Assert.That(WithoutAssets(html), Does.Not.Match("https?:").And.Not.Match("(?i) (src|srcset|style|on[a-z]+)="));
            Assert.That(WithoutAssets(html), Does.Not.Contain("<link").And.Not.Contain("@import").And.Not.Contain("url("));
        }
    }

    [Test]
    public void Names_from_files_stay_text_in_markup_and_in_data()
    {
        const string evil = "</script><img src=x onerror=alert(1)>##vso[x]\u2028";
        var html = Report(Labels().Replace("\"cat\"", $"\"{evil}\"", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(html, Does.Not.Contain("<img").And.Not.Contain("</script><").And.Not.Contain("##vso"));
            Assert.That(html, Does.Contain("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&#35;&#35;vso[x]"));
            Assert.That(html, Does.Contain("\\u003C/script\\u003E\\u003Cimg src=x onerror=alert(1)\\u003E\\u0023\\u0023vso[x]"));
        }
    }

    [Test]
    public void The_same_result_gives_the_same_bytes_also_when_it_was_stored()
    {
        var result = Result(Labels());
        var stored = StoredResult.Read(TestInputs.Input(Folder.Write("report.json", JsonReport.Write(result))));
        Assert.That(HtmlReport.Write(stored), Is.EqualTo(HtmlReport.Write(result)));
    }

    [Test]
    public void The_library_is_the_one_that_was_taken_and_its_licence_goes_with_it()
    {
        var script = Repository.PathTo("eng/vendor/cytoscape.sh");
        var hash = Regex.Match(File.ReadAllText(script), "sha256=(?<hash>[0-9a-f]{64})", RegexOptions.NonBacktracking).Groups["hash"].Value;
        var library = File.ReadAllBytes(Repository.PathTo("src/Analyzer/Reports/Html/Vendor/cytoscape.min.js"));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Convert.ToHexStringLower(SHA256.HashData(library)), Is.EqualTo(hash));
            Assert.That(library, Has.Length.LessThan(450_000));
            Assert.That(Report(Labels()), Does.Contain("The Cytoscape Consortium").And.Contain("Permission is hereby granted"));
            Assert.That(HtmlAssets.Scripts.Skip(1).Append(HtmlAssets.Style).Sum(asset => asset.Length), Is.LessThan(60_000));
        }
    }

    [Test]
    public void Pictures_know_the_concepts_above_their_classes_and_the_depths_of_all_pairs()
    {
        var model = Result(Labels()).Models[0];
        var concepts = model.Hierarchy!.Concepts!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(
                concepts.SelectMany(concept => concept.Parents),
                Is.SubsetOf(concepts.Select(concept => concept.Concept)),
                "parents are concepts of the list"
            );
            Assert.That(concepts.Select(concept => concept.Name), Does.Contain("carnivore.n.01").And.Contain("motor_vehicle.n.01"));
            Assert.That(concepts.Single(concept => concept.Name == "carnivore.n.01").Classes, Is.EqualTo(new[] { 0, 1 }));
            Assert.That(model.Semantic!.PairDepths!.Sum(count => count.Pairs), Is.EqualTo(15));
            Assert.That(
                model.Semantic.PairDepths!.Sum(count => count.Depth * count.Pairs) / 15.0,
                Is.EqualTo(model.Semantic.ChanceSimilarityDepth).Within(1e-12)
            );
        }
    }

    [Test]
    public void Where_only_shares_are_known_no_numbers_of_samples_or_confusions_are_told()
    {
        var counted = Result(Labels());
        var shared = counted with { Models = [counted.Models[0] with { TestData = new TestDataResult() }] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(WithoutAssets(HtmlReport.Write(counted)), Does.Contain(">samples</th>"));
            Assert.That(WithoutAssets(HtmlReport.Write(shared)), Does.Not.Contain(">samples</th>").And.Not.Contain(">confusions</th>"));
        }
    }

    [Test]
    public void The_tree_of_the_hierarchy_tells_which_classes_it_does_not_have()
    {
        var result = Result(Labels());
        var (model, hierarchy) = (result.Models[0], result.Models[0].Hierarchy!);
        ConceptResult[] carnivores =
        [
            .. hierarchy.Concepts!.Where(concept => concept.Name == "carnivore.n.01").Select(c => c with { Parents = [] }),
        ];
        var few = result with { Models = [model with { Hierarchy = hierarchy with { Concepts = carnivores } }] };
        using (Assert.EnterMultipleScope())
        {
            Assert.That(HtmlReport.Write(result), Does.Not.Contain("In none of these parts"));
            Assert.That(
                HtmlReport.Write(few).ReplaceLineEndings(string.Empty),
                Does.Contain("joins them with others: <bdi>car</bdi>, <bdi>truck</bdi>, <bdi>apple</bdi>, <bdi>pear</bdi>.</p>")
            );
        }
    }

    /// <summary>A report without the style sheet and the scripts, which are files of the repository themselves.</summary>
    internal static string WithoutAssets(string html) => Hashes.Replace(Assets.Replace(html, string.Empty), "script-src; style-src");

    private static string Labels() =>
        """
            {
              "0": ["dog.n.01", "dog"], "1": ["cat.n.01", "cat"], "2": ["car.n.01", "car"],
              "3": ["truck.n.01", "truck"], "4": ["apple.n.01", "apple"], "5": ["pear.n.01", "pear"]
            }
            """;

    private string Report(string labels) => HtmlReport.Write(Result(labels));

    private GateResult Result(string labels)
    {
        SmallRepository.Fill(Folder);
        Folder.Write("labels.txt", labels);
        var analysis = ModelAnalysis.Load(
            Folder.PathTo("small.onnx"),
            Folder.PathTo("labels.txt"),
            predictions: Folder.PathTo("predictions.csv"),
            clustering: "none"
        );
        return GateResult.Of(Folder.FullPath, [TestInputs.ResultOf(analysis)], []);
    }
}
