using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using QualityGate.Analysis;
using QualityGate.Graphs.Forests;
using QualityGate.Hierarchies;
using QualityGate.Metrics;
using QualityGate.Text;

namespace QualityGate.Generate;

/// <summary>Writes docs/metrics.md from the registry of metrics, <see cref="MetricText"/> and <see cref="HandbookModel"/>.</summary>
internal static class MetricHandbook
{
    public static string Write()
    {
        var analysis = HandbookModel.Analyze(WordNet.Load());
        var text = new StringBuilder();
        text.Append(Introduction);
        WriteTable(text);
        text.Append(PaperTable);
        WriteExample(text, analysis);
        foreach (var metric in MetricCatalog.All)
        {
            WriteMetric(text, metric, analysis);
        }

        return text.Append(Regex.Replace(Intervals, @" \\\n *", " ", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1))).ToString();
    }

    private const string PaperTable = """

        ## The words of the paper

        | in the paper | here |
        |:---|:---|
        | SD, Similarity Depth | [`similarity-depth`](#similarity-depth) |
        | SGC, Similarity Graph Compliance | [`error-alignment`](#error-alignment); the three metrics behind it are its other forms |
        | CSM, class similarity matrix | the similarities from which a graph is made |
        | NSSG | the structural graph, `structural` in reports |
        | NFSG | the functional graph, `functional` in reports |
        | SSG | the graph of the hierarchy itself, whose depth is the ceiling of `relative-similarity-depth` |
        | misperceptions | similarities of little depth; [pictures](report.md#pictures-svg-dot-graphml) mark those below chance |

        """;

    private static void WriteTable(StringBuilder text)
    {
        text.Append("| metric | title | unit | range | better | needs | interval by |\n|:---|:---|:---|:---|:---|:---|:---|\n");
        foreach (var metric in MetricCatalog.All)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| [`{metric.Name}`](#{metric.Name}) | {metric.Title} | {metric.Unit} | {Range(metric)} | "
                    + $"{(metric.Direction == Direction.HigherIsBetter ? "higher" : "lower")} | {Needs(metric.Needs)} | "
                    + $"{By(metric.Randomness)} |\n"
            );
        }
    }

    private static void WriteExample(StringBuilder text, ModelAnalysis analysis)
    {
        text.Append(
            "\n## The example\n\nSix classes with two features, clustered by affinity propagation; the figures below are those "
                + "that the program computes. Templates and test data, 100 samples per class:\n\n"
        );
        text.Append(
            CultureInfo.InvariantCulture,
            $"| class | template | {string.Join(" | ", analysis.Labels.Items.Select(label => $"as {label.Name}"))} |\n"
                + $"|:---|:---|{string.Concat(Enumerable.Repeat("---:|", 6))}\n"
        );
        for (var c = 0; c < 6; c++)
        {
            var template = HandbookModel.Templates[c];
            var row = HandbookModel.Confusion[c].Select(count => count.ToString(CultureInfo.InvariantCulture));
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {analysis.Labels[c].Name} | {template[0]}, {template[1]} | {string.Join(" | ", row)} |\n"
            );
        }

        WriteGraph(text, "E_S, the structural forest", analysis.Structural, analysis);
        WriteGraph(text, "E_F, the functional forest", analysis.Functional!, analysis);
    }

    private static void WriteGraph(StringBuilder text, string title, ClassGraph graph, ModelAnalysis analysis)
    {
        var clusters = string.Join("; ", graph.Clusters.Select(cluster => string.Join(", ", cluster.Select(c => analysis.Labels[c].Name))));
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n{title}; its clusters are {clusters}:\n\n| edge | similarity | subsumer | depth |\n|:---|---:|:---|---:|\n"
        );
        foreach (var edge in graph.Edges)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {analysis.Labels[edge.A].Name}–{analysis.Labels[edge.B].Name} | {Figure.Format(edge.Similarity)} | "
                    + $"{analysis.Labels.Hierarchy.NameOf(edge.Subsumer!.Value)} | {edge.Depth} |\n"
            );
        }
    }

    private static void WriteMetric(StringBuilder page, Metric metric, ModelAnalysis analysis)
    {
        var text = MetricText.Of(metric);
        page.Append(
            CultureInfo.InvariantCulture,
            $"\n## {metric.Name}\n\n"
                + $"**{metric.Title}**{(metric.Aliases.IsEmpty ? string.Empty : $", also `{string.Join("`, `", metric.Aliases)}`")}. "
                + $"{text.Meaning}\n\n"
        );
        page.Append(CultureInfo.InvariantCulture, $"- Formula: {text.Formula}\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $"- Example: {WorkedExample.Of(metric, analysis)} = **{Figure.Format(metric.Compute(analysis).Value!.Value)}**"
        );
        page.Append(
            metric.Chance(analysis) is { } chance
                ? string.Create(CultureInfo.InvariantCulture, $"; by chance {Figure.Format(chance.Expected)} (p {chance.PValue:F3})\n")
                : "\n"
        );
        page.Append(CultureInfo.InvariantCulture, $"- Threshold: {text.Threshold}\n- Source: {text.Source}\n");
    }

    private static string Range(Metric metric) =>
        (double.IsInfinity(metric.Least), double.IsInfinity(metric.Greatest)) switch
        {
            (true, true) => "any",
            (false, true) => string.Create(CultureInfo.InvariantCulture, $"≥ {metric.Least}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{metric.Least} to {metric.Greatest}"),
        };

    private static string Needs(MetricNeeds needs) =>
        string.Join(
            ", ",
            new[] { (MetricNeeds.Templates, "templates"), (MetricNeeds.Hierarchy, "hierarchy"), (MetricNeeds.TestData, "test data") }
                .Where(need => needs.HasFlag(need.Item1))
                .Select(need => need.Item2)
        );

    private static string By(RandomSource source) =>
        source switch
        {
            RandomSource.Edges => "edges",
            RandomSource.TestSamples => "test samples",
            _ => "–",
        };

    private const string Introduction = """
        # Metrics

        <!-- Written by eng/Generate from the registry of metrics and MetricText.cs; change it there. -->

        Most of them rest on two graphs over the classes.

        The **structural graph** is what the network considers similar. Its similarities are the cosines of the class templates
        (the rows of the last layer's weights, without the bias), min–max scaled over all entries, with 1 on the diagonal. The
        **functional graph** is what it confuses: the rows of the confusion matrix divided by their sums, averaged with the
        transpose, with 1 on the diagonal. In each, the classes are partitioned (affinity propagation unless thresholds.yml says
        otherwise; see [clusterings](clusterings.md)), and each cluster is spanned by its maximum spanning tree. The edges of these
        forests, E_S and E_F, are the pairs that count. Structural edges that touch a class without test samples don't count
        where the two are compared.

        The **subsumer** of two classes is their most specific common hypernym in the hierarchy, its **depth** the number of
        concepts on the longest path from there to the root (*entity* in WordNet, of depth 1).

        A metric is undefined where there is nothing to take the mean or the share of: no edge, no confusion, no mistake, no test
        data. A threshold on an undefined metric fails ([QG1002](codes/QG1002.md)).


        """;

    private const string Intervals = """

        ## Intervals

        With `confidence: 0.95` at a threshold (or `--confidence 0.95`), a metric gets an interval. It is about **the value that test \
        sets of this
        size give on average** for the same model, with as many samples of each class: compliance ratios rise with the number of samples, \
        so the
        value of an endless test set is another question. Every interval contains the value that was measured. Where one cannot be had, \
        there is
        none and a reason is given: a threshold with `confidence` is then not measured ([QG1002](codes/QG1002.md)), and where intervals \
        of all
        metrics are asked for it is a warning ([QG1005](codes/QG1005.md)).

        - **Accuracy**, overall, of a class and of a superclass: the exact binomial interval (Clopper and Pearson 1934) of k right ones \
        in n.
          Nothing is drawn. Where classes differ it is a little wider than it need be (Hoeffding 1956).
        - **All other metrics on test data**: 1,000 test sets are drawn, for each class as many samples as it has, with predictions
          distributed as its row is. The interval is value ± t · s: s is the standard deviation of the drawn values, raised by n / (n − \
          1) of the
          variance since a class of n samples is drawn from itself, and t is Student's quantile with as many degrees of freedom as \
          predictions are
          wrong, less one. The level of the drawn values is not used: they lack some of the rare confusions, so that they lie below what \
          other test
          sets would give. Metrics on the functional forest are drawn as often as their width needs, 200 to 1,000 times: until the
          standard error is certain to 5 % by what the draws show. The degrees of freedom take account of that.
        - **Similarity Depth** and its relative form rest on weights alone. Their interval is about other edges of the same kind: \
        Student's interval
          of the mean of the edges' depths.

        A threshold with `confidence` is violated when the whole interval is beyond a limit, kept when the whole interval is within it, \
        and else
        inconclusive, which is a warning that says how many more test samples would settle it ([QG1006](codes/QG1006.md)); \
        [thresholds.md](thresholds.md#confidence)
        says how to make it an error.

        All random numbers are seeded, so that the same inputs give the same interval on any machine and any number of threads.

        | withheld | because |
        |:---|:---|
        | all metrics on test data, where the confusion matrix holds shares, or counts that are not whole | nothing is known of the \
        number of samples |
        | metrics on drawn test sets, where more than a tenth of the classes have one sample | it is not known how predictions of a class \
        vary |
        | metrics on the functional forest, where more than a tenth of the classes have fewer than 10 samples | drawn test sets lose too \
        many confusions: intervals held the mean in 80 to 89 of 100 simulated runs |
        | metrics on drawn test sets, where fewer than two predictions are wrong | it is not known how mistakes vary |
        | a metric that is undefined on more than 5 % of the drawn test sets, or the same on all | no spread can be computed |
        | Similarity Depth of one edge, or of edges that all have the same depth | no spread can be computed |
        | rank correlations | most pairs are never confused, and drawn test sets cannot bring up a confusion that was not seen; the \
        structural–semantic one rests on nothing random |

        How often intervals at 95 % hold the mean over all test sets of the same size is measured by `eng/Coverage`: it draws 200 test \
        sets of a model
        whose confusions are concentrated among similar classes, with a long tail of rare ones.
        How often limits fail a model that is no worse, and catch a damaged one, is in [choosing-thresholds.md](choosing-thresholds.md).

        An interval is only as good as the samples: below 29 per class (at 95 %) a confusion that happens once in ten times may
        not have been seen at all ([QG3014](codes/QG3014.md)).

        ## Chance

        The level by chance is what a metric would be if the class labels were permuted at random: its exact expectation. The p-value
        is the share of 1,000 permutations (and the present labels) that do at least as well; the lift in the JSON report is the value \
        over that
        expectation.

        """;
}
