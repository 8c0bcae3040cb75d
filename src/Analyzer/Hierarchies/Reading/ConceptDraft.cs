using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.Hierarchies.Reading;

/// <summary>
/// The concepts and edges of a hierarchy's file as they are read, each with its place. Mistakes are collected, so that one run says all of
/// them; whether the whole is a hierarchy is judged by <see cref="DraftCheck"/>.
/// </summary>
internal sealed class ConceptDraft(string file)
{
    // A file with more mistakes is the wrong file.
    private const int MostMistakes = 20;
    private const int LongestName = 60;

    private readonly Dictionary<string, int> nodes = new(StringComparer.Ordinal);
    private readonly Dictionary<(int Parent, int Child), int> edgeOf = [];
    private readonly Dictionary<int, Place> described = [];
    private readonly List<Diagnostic> mistakes = [];

    /// <summary>The names of the concepts, in the order in which they first stand in the file.</summary>
    public List<string> Names { get; } = [];

    /// <summary>For each concept, the place where it first stands.</summary>
    public List<Place> Places { get; } = [];

    /// <summary>The edges, each with the place of the child.</summary>
    public List<(int Parent, int Child, Place Place)> Edges { get; } = [];

    /// <summary>The mistakes found so far.</summary>
    public IReadOnlyList<Diagnostic> Mistakes => mistakes;

    /// <summary>True when it makes no sense to read on.</summary>
    public bool IsHopeless => mistakes.Count >= MostMistakes;

    /// <summary>A concept by its name; null where the name is blank, which is a mistake.</summary>
    public int? Concept(string name, Place place)
    {
        name = name.Trim();
        if (name.Length == 0)
        {
            Refuse(DiagnosticCodes.InvalidHierarchyFile, place, "a name is blank; write one, or remove the entry.");
            return null;
        }

        if (!nodes.TryGetValue(name, out var node))
        {
            nodes.Add(name, node = Names.Count);
            Names.Add(name);
            Places.Add(place);
        }

        return node;
    }

    /// <summary>A concept without a name of its own: it is called after others, in a way that no concept is called yet.</summary>
    public int Unnamed(string called, Place place)
    {
        var name = called;
        for (var number = 2; nodes.ContainsKey(name); number++)
        {
            name = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{called} {number}");
        }

        return Concept(name, place)!.Value;
    }

    /// <summary>Says that a concept is a kind of another. The same twice is a mistake.</summary>
    public void Join(int parent, int child, Place place)
    {
        if (edgeOf.TryAdd((parent, child), Edges.Count))
        {
            Edges.Add((parent, child, place));
            return;
        }

        Refuse(
            DiagnosticCodes.DuplicateEdge,
            place,
            $"{Called(child)} stands under {Called(parent)} a second time, first in line {Edges[edgeOf[(parent, child)]].Place.Line}; "
                + "remove one, or give two that differ different names."
        );
    }

    /// <summary>
    /// Says that what is below a concept follows. In a tree that happens once: concepts of one name in two places may well be two.
    /// </summary>
    public void Describe(int concept, Place place)
    {
        if (!described.TryAdd(concept, place))
        {
            Refuse(
                DiagnosticCodes.ConceptDescribedTwice,
                place,
                $"{Called(concept)} stands with concepts below it a second time, first in line {described[concept].Line}. If both are the "
                    + "same concept, write once what is below it, and elsewhere its name alone; if not, give them different names."
            );
        }
    }

    /// <summary>Notes a mistake.</summary>
    public void Refuse(string code, Place place, string message)
    {
        if (!IsHopeless)
        {
            mistakes.Add(Diagnostic.Error(code, At(place), message));
        }
    }

    /// <summary>A concept in a message.</summary>
    public string Called(int concept) => Quote(Names[concept]);

    /// <summary>A text of the file in a message.</summary>
    public static string Quote(string text) => $"'{SingleLine.Of(text, LongestName)}'";

    /// <summary>A place of the file; the whole file where the line is 0.</summary>
    public SourceLocation At(Place place) => new(file, place.Line, place.Column);

    /// <summary>A mistake beyond which nothing can be read.</summary>
    public QualityGateException Fail(Place place, string message, Exception? cause = null) =>
        new(Diagnostic.Error(DiagnosticCodes.InvalidHierarchyFile, At(place), message), cause);
}
