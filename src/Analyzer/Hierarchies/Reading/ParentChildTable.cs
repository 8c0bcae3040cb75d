using System.Globalization;
using QualityGate.Diagnostics;
using QualityGate.Files;

namespace QualityGate.Hierarchies.Reading;

/// <summary>
/// Reads lines of parent and child. A header says which column is which; without one, the column is the parent with which there is one
/// root, as long as with the other there is more than one: of a tree with two leaves or more that is so for one column only.
/// </summary>
internal sealed class ParentChildTable(SourceText text, ConceptDraft draft, CancellationToken cancellationToken)
{
    private static readonly TableColumns FirstIsParent = new(0, 1);
    private static readonly TableColumns FirstIsChild = new(1, 0);

    // Words for nothing, which would be a concept above all others without anybody's meaning it.
    private static readonly HashSet<string> Nothings = new(StringComparer.OrdinalIgnoreCase)
    {
        "null",
        "none",
        "nil",
        "nan",
        "n/a",
        "na",
        "-",
        "-1",
        "\\N",
    };

    /// <summary>Reads the table.</summary>
    /// <exception cref="QualityGateException">It is none, or it is in doubt which column is the parent.</exception>
    public void Read()
    {
        IReadOnlyList<TableField>[] lines = [.. TableLines.Read(text, draft, cancellationToken)];
        if (lines.Length == 0)
        {
            return;
        }

        var header = lines[0];
        if (header.Count < 2)
        {
            throw draft.Fail(
                header[0].Place,
                "the line has one field; a line has two, parent and child, with a comma, a semicolon or a tab between them."
            );
        }

        foreach (var line in lines.Where(line => line.Count != header.Count))
        {
            draft.Refuse(
                DiagnosticCodes.InvalidHierarchyFile,
                line[0].Place,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the line has {line.Count} fields, but the first has {header.Count}; a name that holds the separator stands in quotes."
                )
            );
        }

        if (draft.Mistakes.Count > 0)
        {
            return;
        }

        var columns = OfHeader(header);
        var edges = lines.AsSpan(columns is null ? 0 : 1);
        AddAll(edges, columns ?? Only(lines));
    }

    private TableColumns? OfHeader(IReadOnlyList<TableField> header)
    {
        var (parents, children) = TableColumns.In(header);
        return (parents, children) switch
        {
            ([var parent], [var child]) => new TableColumns(parent, child),
            ([var parent], []) when header.Count == 2 => new TableColumns(parent, 1 - parent),
            ([], _) when header.Count == 2 => null,
            _ => throw Doubt(
                header,
                parents.Length > 0 && children.Length > 0
                    ? $"the header names {parents.Length} columns of parents and {children.Length} of children; leave one of each"
                    : "the file has more than two columns, but no header that calls one of them parent and another child"
            ),
        };
    }

    private TableColumns Only(IReadOnlyList<TableField>[] lines)
    {
        var (first, second) = (Roots(lines, FirstIsParent), Roots(lines, FirstIsChild));
        return (first == 1, second == 1) switch
        {
            (true, false) => FirstIsParent,
            (false, true) => FirstIsChild,
            (true, true) => throw Doubt(lines[0], "no header says which column is the parent, and there is one root either way"),
            _ => throw Doubt(
                lines[0],
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"no header says which column is the parent, and there is no single root either way: {first} as parent,child and "
                        + $"{second} as child,parent"
                )
            ),
        };
    }

    // The number of names without a parent; 0 where a child is missing, so that the column cannot be that of children.
    private static int Roots(IReadOnlyList<TableField>[] lines, TableColumns columns)
    {
        if (lines.Any(line => line[columns.Child].Text.Length == 0))
        {
            return 0;
        }

        var below = lines
            .Where(line => line[columns.Parent].Text.Length > 0)
            .Select(line => line[columns.Child].Text)
            .ToHashSet(StringComparer.Ordinal);
        return lines
            .SelectMany(line => new[] { line[columns.Parent].Text, line[columns.Child].Text })
            .Where(name => name.Length > 0 && !below.Contains(name))
            .Distinct(StringComparer.Ordinal)
            .Count();
    }

    private void AddAll(ReadOnlySpan<IReadOnlyList<TableField>> lines, TableColumns columns)
    {
        foreach (var line in lines)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (draft.IsHopeless)
            {
                return;
            }

            var (parent, child) = (line[columns.Parent], line[columns.Child]);
            if (Nothings.Contains(parent.Text))
            {
                draft.Refuse(
                    DiagnosticCodes.InvalidHierarchyFile,
                    parent.Place,
                    $"the parent is {ConceptDraft.Quote(parent.Text)}, which may stand for none; leave the field of the root empty, "
                        + "or give the concept another name."
                );
            }
            else if (draft.Concept(child.Text, child.Place) is { } below && parent.Text.Length > 0)
            {
                draft.Join(draft.Concept(parent.Text, parent.Place)!.Value, below, child.Place);
            }
        }
    }

    private QualityGateException Doubt(IReadOnlyList<TableField> line, string reason) =>
        new(
            Diagnostic.Error(
                DiagnosticCodes.ParentColumnInDoubt,
                draft.At(line[0].Place),
                $"{reason}. Write a first line 'parent,child' or 'child,parent', whichever it is."
            )
        );
}
