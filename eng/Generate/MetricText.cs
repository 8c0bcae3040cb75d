using QualityGate.Metrics;

namespace QualityGate.Generate;

/// <summary>The handbook's words about a metric, each as Markdown without line breaks.</summary>
/// <param name="Meaning">The metric's meaning, in a sentence or two.</param>
/// <param name="Formula">How it is computed.</param>
/// <param name="Threshold">How to choose a threshold.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record MetricText(string Meaning, string Formula, string Threshold, string Source)
{
    private const string Paper = "Filus, Romaszewski, Żarski, arXiv:2504.09956";
    private const string CompliancePaper = $"{Paper} (similarity graph compliance)";
    private const string CorrelationPaper = "Filus and Domańska; Spearman 1904";
    private const string HierarchicalPaper =
        "Kiritchenko, Matwin, Nock, Famili: *Learning and Evaluation in the Presence of Class Hierarchies*, Canadian AI 2006; "
        + "as in HiClass";

    private static readonly Dictionary<string, MetricText> All = new(StringComparer.Ordinal)
    {
        ["similarity-depth"] = new(
            "How deep in the hierarchy the classes lie that the network considers similar. It is read from the weights alone; "
                + "no test data is needed.",
            "Mean, over the edges of E_S, of the depth of the two classes' subsumer.",
            "The value depends on the labels: over ImageNet's 1,000 classes trained networks reach 8.9 to 9.2 and chance gives "
                + "5.16; over CIFAR-10's ten chance gives 6.6. Measure a model that you trust and demand a little less than it has, "
                + "well above its chance level; or put the threshold on `relative-similarity-depth`, which is comparable between "
                + "label sets.",
            Paper
        ),
        ["relative-similarity-depth"] = new(
            "Where Similarity Depth lies between chance (0) and the hierarchy's own structure (1). One threshold fits label "
                + "sets of any kind. A network may lie below 0, or a little above 1.",
            "(SD − chance) / (ceiling − chance). Chance is the mean subsumer depth over all pairs of classes, which is the "
                + "exact expectation of SD under randomly permuted labels; the ceiling is SD of the graph whose similarities are the "
                + "hierarchy's own (Wu–Palmer), under the same clustering. Chance is 0 by definition; the p-value is that of "
                + "`similarity-depth`.",
            "Trained networks on ImageNet lie near 0.75, untrained ones near 0. Demand 0.5 to begin with, and raise it to a "
                + "little below what a model has that you trust. If the p-value of `similarity-depth` doesn't set it apart from "
                + "chance, this says that the network's similarities have nothing to do with meaning.",
            "QualityGate; not in the paper"
        ),
        ["functional-similarity-depth"] = new(
            "How deep in the hierarchy the classes lie that the network really confuses on test data.",
            "Mean, over the edges of E_F, of the depth of the two classes' subsumer.",
            "As for `similarity-depth`. It belongs to a test set: with few samples per class, rare confusions decide which "
                + "edges there are.",
            Paper
        ),
        ["error-alignment"] = new(
            "How far the network’s real confusions follow the similarity that it perceives: the share of its confusions that "
                + "its own class templates explain. Also called *confusions explained*.",
            "\\|E_S ∩ E_F\\| / \\|E_F\\|",
            "It falls when there are few test samples per class, because chance then decides which rare confusions are seen: a "
                + "threshold belongs to a test set. Compare with the chance level in the report (what randomly permuted labels give) "
                + "and demand a multiple of it; or use `confidence`, which compares the interval instead of the value.",
            CompliancePaper
        ),
        ["confusions-explained-extended"] = new(
            "The milder form of error alignment: a confusion counts as explained when its two classes lie in the same "
                + "structural cluster, even if they are no edge of it.",
            "Share of E_F whose two classes share a structural cluster. A class that no edge of E_S touches is in no cluster.",
            "As for `error-alignment`. Large clusters make it high by themselves, which the chance level shows; with "
                + "`clustering: none` it is nearly always 1.",
            CompliancePaper
        ),
        ["similarities-causing-confusion"] = new(
            "How many of the similarities that the network perceives show as confusions. It says how well confusions can be "
                + "predicted from the weights.",
            "\\|E_S ∩ E_F\\| / \\|E_S\\|",
            "Mostly informative: an accurate network confuses little, so that many similarities stay without consequence. "
                + "Compare models on the same test set.",
            CompliancePaper
        ),
        ["similarities-causing-confusion-extended"] = new(
            "The milder form: a similarity counts when its two classes lie in the same functional cluster, even if they are no edge of it.",
            "Share of E_S whose two classes share a functional cluster. A class that no edge of E_F touches is in no cluster.",
            "As for `similarities-causing-confusion`.",
            CompliancePaper
        ),
        ["accuracy"] = new(
            "The share of right predictions. The report has it for each class and for each superclass, too.",
            "Right predictions over all predictions; where only shares are known, the mean over the measured classes of their "
                + "share of right ones.",
            "What the use demands. With `confidence` and `inconclusive: error` the lower end of the interval has to reach it, so that a "
                + "lucky test set doesn't pass.",
            "General"
        ),
        ["top-5-accuracy"] = new(
            "The share of samples whose true class is among the five classes that the model ranks highest. It needs scores, or ranked "
                + "lists of at least five classes, for every sample ([test-data.md](test-data.md#scores-and-ranked-lists)); predicted "
                + "classes alone, counts of them and confusion matrices don't say it.",
            "Samples with fewer than five classes ranked before the true one, over all samples. Of equal scores the class of the lower "
                + "index is ranked first, as in `numpy.argmax`, so that it is never below `accuracy`; samples that this decides are "
                + "counted in a warning (QG3053).",
            "For many classes that are much alike. With five classes or fewer it is 1 always, which a warning says (QG1004).",
            "General"
        ),
        ["mistake-severity"] = new(
            "How far up the hierarchy one must go, from the classes, to find what true and predicted class have in common. It "
                + "is about the mistakes alone: an accurate network may make worse ones.",
            "Mean, over the wrong predictions, of the height of the two classes’ subsumer; the height of a concept is the "
                + "number of edges on its longest path down to a class.",
            "Compare models on the same labels: the value depends on how the classes lie in the hierarchy. Set `max` a little "
                + "above what a model has that you trust.",
            "Bertinetto, Mueller, Tertikas, Samangooei, Lord: *Making Better Mistakes*, CVPR 2020"
        ),
        ["mistake-depth"] = new(
            "How deep in the hierarchy that lies which true and predicted class have in common: Similarity Depth, taken over "
                + "the mistakes themselves.",
            "Mean, over the wrong predictions, of the depth of the two classes’ subsumer.",
            "As for `similarity-depth`: compare with chance for these labels, which is the chance level of `similarity-depth`.",
            "QualityGate; not in the paper"
        ),
        ["mistake-wu-palmer"] = new(
            "How related true and predicted class are on average, when they differ: near 1 for mistakes between near kin.",
            "Mean, over the wrong predictions, of the Wu–Palmer similarity: twice the depth of the subsumer over the sum of "
                + "both classes’ depths, counted through it.",
            "Being a similarity from 0 to 1, it compares more easily between label sets than depths do. Set `min` a little "
                + "below what a model has that you trust.",
            "Wu and Palmer: *Verb Semantics and Lexical Selection*, ACL 1994"
        ),
        ["lca-distance"] = new(
            "How many bits of information about the true class a mistake loses. It predicts how well networks do on data of another kind.",
            "Mean, over the wrong predictions, of I(y) − I(L): y is the true class, L the subsumer, I(n) = −log2(share of the "
                + "classes that are a kind of n).",
            "At most log2(C) for C classes, which a mistake costs that has nothing in common with the truth but the root. Set "
                + "`max` a little above what a model has that you trust.",
            "Shi, Gare, Tian, Chai, Lin, Vasudevan, Feng, Ferroni, Kong: *LCA-on-the-Line*, ICML 2024"
        ),
        ["hierarchical-precision"] = new(
            "Of everything that the predictions claim, the predicted classes and all they are kinds of, the share that is true.",
            "Σ\\|A(p) ∩ A(y)\\| / Σ\\|A(p)\\| over all predictions, y the true and p the predicted class; A are a class’s "
                + "ancestors, itself included and the root left out.",
            "Above accuracy always, because right predictions count fully and wrong ones in part: compare models by what it "
                + "has beyond that.",
            HierarchicalPaper
        ),
        ["hierarchical-recall"] = new(
            "Of everything that is true, the true classes and all they are kinds of, the share that the predictions claim.",
            "Σ\\|A(p) ∩ A(y)\\| / Σ\\|A(y)\\|, as for `hierarchical-precision`.",
            "Above accuracy always, because right predictions count fully and wrong ones in part: compare models by what it "
                + "has beyond that.",
            HierarchicalPaper
        ),
        ["hierarchical-f1"] = new(
            "Hierarchical precision and recall in one number: accuracy that gives a wrong prediction credit for what it has right.",
            "2 · precision · recall / (precision + recall) = 2 Σ\\|A(p) ∩ A(y)\\| / (Σ\\|A(p)\\| + Σ\\|A(y)\\|).",
            "Above accuracy always, because right predictions count fully and wrong ones in part: compare models by what it "
                + "has beyond that.",
            HierarchicalPaper
        ),
        ["structural-semantic-correlation"] = new(
            "Whether pairs of classes that the network considers similar are related in the hierarchy, over all pairs and not "
                + "only over the edges of a forest.",
            "Spearman’s ρ between the structural and the semantic (Wu–Palmer) similarities of all pairs of classes; equal "
                + "similarities share the mean of their ranks.",
            "Most pairs have little to do with each other in either view, so values are low: 0.2 to 0.5 are usual for trained "
                + "networks, 0 is chance.",
            CorrelationPaper
        ),
        ["structural-functional-correlation"] = new(
            "Error alignment over all pairs: whether pairs are confused the more, the more similar their class templates are.",
            "Spearman’s ρ between the structural and the functional similarities of all pairs of classes that have test "
                + "samples; equal similarities share the mean of their ranks.",
            "Pairs that are never confused share one rank, so an accurate network has a low value. Compare models on the same "
                + "test set. It has no interval: most pairs are never confused, and a drawn test set has none of the confusions that "
                + "the test set happens to lack, so that intervals at 95 % held the true value in half of all simulated runs only.",
            CorrelationPaper
        ),
        ["functional-semantic-correlation"] = new(
            "Whether pairs are confused the more, the more they are related in the hierarchy.",
            "Spearman’s ρ between the functional and the semantic (Wu–Palmer) similarities of all pairs of classes that have "
                + "test samples; equal similarities share the mean of their ranks.",
            "As for `structural-functional-correlation`.",
            CorrelationPaper
        ),
    };

    /// <summary>The text about a metric.</summary>
    /// <exception cref="InvalidDataException">There is none yet.</exception>
    public static MetricText Of(Metric metric) =>
        All.GetValueOrDefault(metric.Name)
        ?? throw new InvalidDataException($"eng/Generate/MetricText.cs says nothing about '{metric.Name}'; add an entry.");
}
