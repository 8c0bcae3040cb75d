using QualityGate.Diagnostics;
using QualityGate.Files.Trees;

namespace QualityGate.Hierarchies.Reading;

/// <summary>
/// Reads concepts from a tree of mappings and lists. A concept is a key, with what is below it as its value; an item of a list; or a
/// mapping with <c>name</c> and <c>children</c>, as D3 and many exports have it. The tree is no deeper than its reader allowed, so that
/// this recurs.
/// </summary>
internal sealed class TreeConcepts(ConceptDraft draft, CancellationToken cancellationToken)
{
    private const string Name = "name";
    private const string Children = "children";
    private const string Form = "a concept is a key with what is below it, an item of a list, or a mapping with 'name' and 'children'";

    private static readonly string[] Parents = ["parent", "parents"];

    /// <summary>Reads a document; more than one concept at its top is judged later.</summary>
    public void Read(DataNode root)
    {
        switch (root)
        {
            case DataScalar { Value: not null }:
                throw draft.Fail(PlaceOf(root), $"this is a single text; {Form}.");
            case DataList list:
                Items(parent: null, list);
                break;
            case DataMap mapping:
                Item(parent: null, mapping);
                break;
        }
    }

    private void Items(int? parent, DataList list)
    {
        foreach (var item in list.Items.TakeWhile(_ => !draft.IsHopeless))
        {
            Item(parent, item);
        }
    }

    private void Item(int? parent, DataNode item)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (item)
        {
            case DataScalar { Value: { } text }:
                Add(parent, text, PlaceOf(item));
                break;
            case DataScalar:
                Refuse(item, "an item of the list is empty; write a name (in quotes, if it is called null or ~), or remove it.");
                break;
            case DataList:
                Refuse(item, $"a list stands directly in a list; {Form}.");
                break;
            case DataMap mapping when IsRecord(mapping):
                Record(parent, mapping);
                break;
            case DataMap mapping when mapping[Children] is not null:
                Refuse(item, $"'{Children}' stands without a '{Name}' beside it; {Form}.");
                break;
            case DataMap mapping:
                Entries(parent, mapping);
                break;
        }
    }

    private void Entries(int? parent, DataMap mapping)
    {
        foreach (var (key, value) in mapping.Entries.TakeWhile(_ => !draft.IsHopeless))
        {
            if (key.Value is null)
            {
                Refuse(key, "a key is empty; write a name (in quotes, if it is called null or ~).");
            }
            else if (Add(parent, key.Value, PlaceOf(key)) is { } concept)
            {
                Below(concept, key, value);
            }
        }
    }

    private void Below(int concept, DataScalar key, DataNode value)
    {
        switch (value)
        {
            case DataScalar { Value: { } text }:
                Refuse(value, $"{ConceptDraft.Quote(text)} stands as a value; write a list, such as {Suggested(key, text)}.");
                break;
            case DataList { Items.Length: > 0 } list:
                draft.Describe(concept, PlaceOf(key));
                Items(concept, list);
                break;
            case DataMap mapping when IsRecord(mapping):
                Refuse(value, $"a mapping with '{Name}' stands under a key, which is a name itself; put it into a list, or drop one.");
                break;
            case DataMap { Entries: [{ Value: DataList or DataScalar { Value: null } }] } mapping when mapping[Children] is { } below:
                Below(concept, key, below);
                break;
            case DataMap mapping when mapping[Children] is not null:
                Refuse(value, $"'{Children}' stands beside other keys, so that it may be a concept or not; write the lines of a CSV file.");
                break;
            case DataMap { Entries.Length: > 0 } mapping:
                draft.Describe(concept, PlaceOf(key));
                Entries(concept, mapping);
                break;
        }
    }

    // Further texts of a record, such as a value or a size, say nothing of the hierarchy.
    private void Record(int? parent, DataMap record)
    {
        var name = (DataScalar)record[Name]!;
        var seen = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var (key, value) in record.Entries)
        {
            if (!seen.Add(key.Text))
            {
                Refuse(key, $"the key {ConceptDraft.Quote(key.Text)} stands twice; remove one.");
            }
            else if (Parents.Contains(key.Text))
            {
                Refuse(
                    key,
                    $"'{key.Text}' says what is above; here, what is below stands in 'children'. Lines of child and parent are CSV."
                );
            }
            else if (key.Text != Children && value is not DataScalar)
            {
                Refuse(key, $"{ConceptDraft.Quote(key.Text)} is neither '{Name}' nor '{Children}', and yet no mere text.");
            }
        }

        if (Add(parent, name.Value!, PlaceOf(name)) is not { } concept)
        {
            return;
        }

        switch (record[Children])
        {
            case null or DataScalar { Value: null } or DataList { Items.Length: 0 }:
                break;
            case DataList list:
                draft.Describe(concept, PlaceOf(name));
                Items(concept, list);
                break;
            case var other:
                Refuse(other, $"'{Children}' is a list.");
                break;
        }
    }

    private int? Add(int? parent, string name, Place place)
    {
        if (draft.Concept(name, place) is not { } concept)
        {
            return null;
        }

        if (parent is { } above)
        {
            draft.Join(above, concept, place);
        }

        return concept;
    }

    private void Refuse(DataNode node, string message) => draft.Refuse(DiagnosticCodes.InvalidHierarchyFile, PlaceOf(node), message);

    private static Place PlaceOf(DataNode node) => new(node.Location.Line, node.Location.Column);

    private static bool IsRecord(DataMap mapping) => mapping[Name] is DataScalar { Value: not null };

    private static string Suggested(DataScalar key, string text) => ConceptDraft.Quote($"{key.Text}: [{text}]");
}
