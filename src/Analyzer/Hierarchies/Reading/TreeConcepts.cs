using QualityGate.Diagnostics;

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
    public void Read(TreeNode root)
    {
        switch (root)
        {
            case TreeText { Text: not null }:
                throw draft.Fail(root.Place, $"this is a single text; {Form}.");
            case TreeList list:
                Items(parent: null, list);
                break;
            case TreeMapping mapping:
                Item(parent: null, mapping);
                break;
        }
    }

    private void Items(int? parent, TreeList list)
    {
        foreach (var item in list.Items.TakeWhile(_ => !draft.IsHopeless))
        {
            Item(parent, item);
        }
    }

    private void Item(int? parent, TreeNode item)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (item)
        {
            case TreeText { Text: { } text }:
                Add(parent, text, item.Place);
                break;
            case TreeText:
                Refuse(item, "an item of the list is empty; write a name (in quotes, if it is called null or ~), or remove it.");
                break;
            case TreeList:
                Refuse(item, $"a list stands directly in a list; {Form}.");
                break;
            case TreeMapping mapping when IsRecord(mapping):
                Record(parent, mapping);
                break;
            case TreeMapping mapping when mapping[Children] is not null:
                Refuse(item, $"'{Children}' stands without a '{Name}' beside it; {Form}.");
                break;
            case TreeMapping mapping:
                Entries(parent, mapping);
                break;
        }
    }

    private void Entries(int? parent, TreeMapping mapping)
    {
        foreach (var (key, value) in mapping.Items.TakeWhile(_ => !draft.IsHopeless))
        {
            if (key.Text is null)
            {
                Refuse(key, "a key is empty; write a name (in quotes, if it is called null or ~).");
            }
            else if (Add(parent, key.Text, key.Place) is { } concept)
            {
                Below(concept, key, value);
            }
        }
    }

    private void Below(int concept, TreeText key, TreeNode value)
    {
        switch (value)
        {
            case TreeText { Text: { } text }:
                Refuse(value, $"{ConceptDraft.Quote(text)} stands as a value; write a list, such as {Suggested(key, text)}.");
                break;
            case TreeList { Items.Count: > 0 } list:
                draft.Describe(concept, key.Place);
                Items(concept, list);
                break;
            case TreeMapping mapping when IsRecord(mapping):
                Refuse(value, $"a mapping with '{Name}' stands under a key, which is a name itself; put it into a list, or drop one.");
                break;
            case TreeMapping { Items: [{ Value: TreeList or TreeText { Text: null } }] } mapping when mapping[Children] is { } below:
                Below(concept, key, below);
                break;
            case TreeMapping mapping when mapping[Children] is not null:
                Refuse(value, $"'{Children}' stands beside other keys, so that it may be a concept or not; write the lines of a CSV file.");
                break;
            case TreeMapping { Items.Count: > 0 } mapping:
                draft.Describe(concept, key.Place);
                Entries(concept, mapping);
                break;
        }
    }

    // Further texts of a record, such as a value or a size, say nothing of the hierarchy.
    private void Record(int? parent, TreeMapping record)
    {
        var name = (TreeText)record[Name]!;
        var seen = new HashSet<string?>(StringComparer.Ordinal);
        foreach (var (key, value) in record.Items)
        {
            if (!seen.Add(key.Text))
            {
                Refuse(key, $"the key {ConceptDraft.Quote(key.Text ?? string.Empty)} stands twice; remove one.");
            }
            else if (Parents.Contains(key.Text))
            {
                Refuse(
                    key,
                    $"'{key.Text}' says what is above; here, what is below stands in 'children'. Lines of child and parent are CSV."
                );
            }
            else if (key.Text != Children && value is not TreeText)
            {
                Refuse(key, $"{ConceptDraft.Quote(key.Text ?? string.Empty)} is neither '{Name}' nor '{Children}', and yet no mere text.");
            }
        }

        if (Add(parent, name.Text!, name.Place) is not { } concept)
        {
            return;
        }

        switch (record[Children])
        {
            case null or TreeText { Text: null } or TreeList { Items.Count: 0 }:
                break;
            case TreeList list:
                draft.Describe(concept, name.Place);
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

    private void Refuse(TreeNode node, string message) => draft.Refuse(DiagnosticCodes.InvalidHierarchyFile, node.Place, message);

    private static bool IsRecord(TreeMapping mapping) => mapping[Name] is TreeText { Text: not null };

    private static string Suggested(TreeText key, string text) => ConceptDraft.Quote($"{key.Text}: [{text}]");
}
