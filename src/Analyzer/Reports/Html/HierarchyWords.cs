using QualityGate.Hierarchies;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>The words around the tree of the hierarchy: where depths come from, how classes got into it, and which are not there.</summary>
internal static class HierarchyWords
{
    private const int MostNames = 20;

    /// <summary>Writes what stands above the tree.</summary>
    public static void Write(HtmlBuilder html, ModelResult model, ExplanationResult explanation)
    {
        var isWordNet = model.Hierarchy!.Name == KnownHierarchies.Default && model.Hierarchy.Sha256 is null;
        html.Open("p").Text("The hierarchy says which classes are of a kind: it is ");
        html.Name(isWordNet ? "WordNet 3.0" : model.Hierarchy.Name);
        html.Text(
            ". The depth of two classes is that of the most specific concept that both are kinds of; the root has depth 1, each concept on "
                + "the longest way down from it adds 1."
        );
        html.Close("p").Open("ul", ("class", "notes"));
        Item(
            html,
            "This tree is shorter than that way: it has only the concepts that join several classes, but not all. Depths cannot be counted "
                + "in it."
        );
        Item(html, "A class stands below the nearest such concept; a concept below several stands below the one with fewest classes.");
        if (isWordNet)
        {
            html.Open("li").Text("A name such as crane.n.05 tells the sense: the fifth of that noun. A word of several senses was ");
            html.Text("taken in the one that fits the other classes; ").Element("code", "qualitygate labels");
            html.Text(" lists the sense of each class and the others that it may have.").Close("li");
        }

        if (!explanation.Superclasses.IsEmpty)
        {
            Item(
                html,
                "Of the test samples of a concept's classes, the share within was predicted as any of them, and the share exact as the "
                    + "right one: the light and the dark part of the bar."
            );
        }

        html.Close("ul");
    }

    /// <summary>Writes which classes the tree does not have; nothing where it has all.</summary>
    public static void WriteRest(HtmlBuilder html, ModelResult model, ExplanationResult explanation, IReadOnlyList<ConceptResult> concepts)
    {
        var joined = concepts.SelectMany(concept => concept.Classes).ToHashSet();
        var named = model.Structural!.Members.SelectMany(members => members).ToHashSet();
        string[] Names(Func<int, bool> isMeant) =>
            [.. Enumerable.Range(0, explanation.Classes.Length).Where(isMeant).Select(output => explanation.Classes[output].Name)];
        WriteNames(
            html,
            "In none of these parts, since only what all classes are joins them with others: ",
            Names(output => named.Contains(output) && !joined.Contains(output))
        );
        WriteNames(html, "Without a concept, and in no graph: ", Names(output => !named.Contains(output)));
    }

    private static void WriteNames(HtmlBuilder html, string words, string[] names)
    {
        if (names.Length == 0)
        {
            return;
        }

        html.Open("p", ("class", "facts-line")).Text(words);
        foreach (var (index, name) in names.Take(MostNames).Index())
        {
            html.Text(index == 0 ? string.Empty : ", ").Name(name);
        }

        html.Text(names.Length > MostNames ? $", and {Noun.Count(names.Length - MostNames, "more class")}" : string.Empty)
            .Text(".")
            .Close("p");
    }

    private static void Item(HtmlBuilder html, string text) => html.Element("li", text);
}
