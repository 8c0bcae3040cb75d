using System.Text;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Hierarchies.Reading;

/// <summary>
/// Reads a tree in Newick's format, <c>((a,b)x,(c,d)y)root;</c>. Comments in brackets and branch lengths say nothing of the hierarchy.
/// Names may stand in quotes. What is below a concept stands before its name; groups without a name are called after their first and last
/// leaf.
/// </summary>
internal sealed class Newick(SourceText text, ConceptDraft draft, CancellationToken cancellationToken)
{
    private const string Signs = "(),:;[]'";

    private readonly Stack<Group> open = [];
    private int position;

    /// <summary>Reads the tree.</summary>
    /// <exception cref="QualityGateException">The text is no such tree, or too deep.</exception>
    public void Read()
    {
        Item? last = null;
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Skip();
            switch (Peek())
            {
                case '(' when last is null:
                    Open();
                    break;
                case ',' when last is { } item && open.TryPeek(out var group):
                    group.Items.Add(item);
                    position++;
                    last = null;
                    break;
                case ')' when last is { } item && open.TryPop(out var group):
                    group.Items.Add(item);
                    position++;
                    last = Close(group);
                    break;
                case ';' when last is not null && open.Count == 0:
                    position++;
                    Skip();
                    if (position < text.Content.Length)
                    {
                        throw draft.Fail(Here(), "the tree has ended with ';', but there is more; a file holds one tree.");
                    }

                    return;
                case var sign when last is null && sign is not ('(' or ',' or ')' or ';' or ':' or ']' or '\0'):
                    last = Leaf();
                    break;
                default:
                    throw Unexpected();
            }
        }
    }

    private void Open()
    {
        if (open.Count >= DraftCheck.DeepestLevel)
        {
            throw new QualityGateException(
                Diagnostic.Error(DiagnosticCodes.HierarchyTooDeep, draft.At(Here()), DraftCheck.TooDeep("the group"))
            );
        }

        open.Push(new Group(Here(), []));
        position++;
    }

    private Item? Leaf()
    {
        var place = Here();
        var name = Name();
        Length();
        return draft.Concept(name, place) is { } concept ? new Item(concept, place, name, name) : throw Unexpected();
    }

    private Item Close(Group group)
    {
        Skip();
        var place = Here();
        var name = Peek() is '(' or ')' or ',' or ':' or ';' or '\0' ? string.Empty : Name();
        Length();
        var (first, last) = (group.Items[0].FirstLeaf, group.Items[^1].LastLeaf);
        if (name.Length == 0)
        {
            place = group.Place;
        }

        var concept = name.Length == 0 ? draft.Unnamed($"({first} … {last})", place) : draft.Concept(name, place);
        if (concept is not { } above)
        {
            throw Unexpected();
        }

        draft.Describe(above, place);
        foreach (var item in group.Items)
        {
            draft.Join(above, item.Concept, item.Place);
        }

        return new Item(above, place, first, last);
    }

    private string Name()
    {
        if (Peek() != '\'')
        {
            var start = position;
            while (position < text.Content.Length && !Signs.Contains((char)text.Content[position]) && text.Content[position] != '\n')
            {
                position++;
            }

            return Encoding.UTF8.GetString(text.Content[start..position]).Trim();
        }

        // Doubled quotes stand for one.
        var (name, begin) = (new StringBuilder(), position);
        while (Peek() == '\'')
        {
            var length = text.Content[(position + 1)..].IndexOf((byte)'\'');
            if (length < 0)
            {
                throw draft.Fail(PlaceOf(begin), "a quote is opened here and not closed.");
            }

            name.Append(position > begin ? "'" : string.Empty).Append(Encoding.UTF8.GetString(text.Content.Slice(position + 1, length)));
            position += length + 2;
        }

        return name.ToString();
    }

    private void Length()
    {
        Skip();
        if (Peek() != ':')
        {
            return;
        }

        position++;
        Skip();
        while (position < text.Content.Length && (char.IsAsciiLetterOrDigit(Peek()) || Peek() is '.' or '-' or '+'))
        {
            position++;
        }
    }

    // Blanks and comments, which may hold others.
    private void Skip()
    {
        for (var depth = 0; position < text.Content.Length; position++)
        {
            var sign = Peek();
            if (sign == '[')
            {
                depth++;
            }
            else if (sign == ']' && depth > 0)
            {
                depth--;
            }
            else if (depth == 0 && sign is not (' ' or '\t' or '\n' or '\r'))
            {
                return;
            }
        }
    }

    private char Peek() => position < text.Content.Length ? (char)text.Content[position] : '\0';

    private Place Here() => PlaceOf(position);

    private Place PlaceOf(int offset)
    {
        var location = text.LocationOf(offset);
        return new Place(location.Line, location.Column);
    }

    private QualityGateException Unexpected() =>
        draft.Fail(
            Here(),
            position >= text.Content.Length
                ? $"the tree ends here, but {(open.Count > 0 ? $"{open.Count} brackets are still open" : "there is no ';'")}."
                : $"{ConceptDraft.Quote(Peek().ToString())} cannot stand here in a Newick tree, such as ((a,b)x,(c,d)y)root; and a name "
                    + "with such a sign stands in quotes."
        );

    private readonly record struct Item(int Concept, Place Place, string FirstLeaf, string LastLeaf);

    private sealed record Group(Place Place, List<Item> Items);
}
