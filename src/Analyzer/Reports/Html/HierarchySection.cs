using System.Globalization;
using QualityGate.Results;
using QualityGate.Text;

namespace QualityGate.Reports.Html;

/// <summary>The hierarchy above the classes as a tree that unfolds, with the accuracy of each part.</summary>
internal sealed class HierarchySection
{
    // Deeper parts stand beside each other: a hierarchy of a user's own may be a chain of thousands.
    private const int MostLevels = 24;
    private const int MostClasses = 2000;

    private readonly HtmlBuilder html;
    private readonly Dictionary<string, SuperclassResult> accuracies;
    private readonly ILookup<string, ConceptResult> children;
    private readonly PageModel model;
    private readonly bool hasLeaves;

    private HierarchySection(HtmlBuilder html, PageModel model, IReadOnlyList<ConceptResult> concepts, ExplanationResult explanation)
    {
        this.html = html;
        this.model = model;
        accuracies = explanation.Superclasses.DistinctBy(part => part.Concept).ToDictionary(part => part.Concept, StringComparer.Ordinal);
        children = concepts.ToLookup(concept => concept.Parents.FirstOrDefault(string.Empty), StringComparer.Ordinal);
        hasLeaves = explanation.Classes.Length <= MostClasses;
    }

    public static void Write(HtmlBuilder html, PageModel model, ExplanationResult explanation)
    {
        if (model.Result.Hierarchy?.Concepts is not { Count: > 0 } concepts)
        {
            return;
        }

        html.Open("section", ("class", "part"), ("aria-labelledby", model.Id("hierarchy")));
        html.Element("h3", "Superclasses of the hierarchy", ("id", model.Id("hierarchy")));
        HierarchyWords.Write(html, model.Result, explanation);
        new HierarchySection(html, model, concepts, explanation).WriteLevel(string.Empty, 1);
        HierarchyWords.WriteRest(html, model.Result, explanation, concepts);
        html.Close("section");
    }

    private void WriteLevel(string parent, int level)
    {
        html.Open("ul", ("class", "tree"));
        foreach (var concept in children[parent])
        {
            html.Open("li");
            var hasMore = children[concept.Concept].Any() || (hasLeaves && !concept.Classes.IsEmpty);
            if (level >= MostLevels || !hasMore)
            {
                html.Open("p", ("class", "leaf"));
                WriteConcept(concept);
                html.Close("p");
            }
            else
            {
                html.Open("details", ("open", level == 1 ? string.Empty : null)).Open("summary");
                WriteConcept(concept);
                html.Close("summary");
                WriteLevel(concept.Concept, level + 1);
                WriteClasses(concept);
                html.Close("details");
            }

            html.Close("li");
        }

        html.Close("ul");
    }

    private void WriteConcept(ConceptResult concept)
    {
        html.Name(concept.Name);
        if (accuracies.TryGetValue(concept.Concept, out var part))
        {
            WriteBar(part.Accuracy, part.ExactAccuracy);
            html.Element(
                "span",
                $"{Noun.Count(part.Classes, "class")}, {Figure.Format(part.Accuracy)} within, {Figure.Format(part.ExactAccuracy)} exact",
                ("class", "facts-line")
            );
        }
    }

    private void WriteClasses(ConceptResult concept)
    {
        if (!hasLeaves || concept.Classes.IsEmpty)
        {
            return;
        }

        var classes = model.Result.Explanation!.Classes;
        html.Open("ul", ("class", "leaves"));
        foreach (
            var found in concept.Classes.Select(output => (Title: model.TitleOf(output, classes[output].Name), classes[output].Accuracy))
        )
        {
            html.Open("li").Name(found.Title);
            if (found.Accuracy is { } accuracy)
            {
                html.Element("span", $" {Figure.Format(accuracy)} exact", ("class", "facts-line"));
            }

            html.Close("li");
        }

        html.Close("ul");
    }

    private void WriteBar(double within, double exact)
    {
        string At(double share) => (60 * share).ToString("0.#", CultureInfo.InvariantCulture);
        html.Open("svg", ("class", "share"), ("width", "60"), ("height", "8"), ("viewBox", "0 0 60 8"), ("aria-hidden", "true"));
        html.Open("rect", ("class", "axis"), ("width", "60"), ("height", "8")).Close("rect");
        html.Open("rect", ("class", "within"), ("width", At(within)), ("height", "8")).Close("rect");
        html.Open("rect", ("class", "right"), ("width", At(exact)), ("height", "8")).Close("rect").Close("svg");
    }
}
