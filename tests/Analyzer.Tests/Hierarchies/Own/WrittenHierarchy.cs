using System.Text;
using System.Text.Json;
using QualityGate.Hierarchies;

namespace QualityGate.Analyzer.Tests.Hierarchies.Own;

/// <summary>A hierarchy as names and edges, and the files that a user may write of it.</summary>
/// <param name="Names">The concepts; the first is the root.</param>
/// <param name="Edges">Parent and child, as places in the names.</param>
internal sealed record WrittenHierarchy(string[] Names, (int Parent, int Child)[] Edges)
{
    /// <summary>The formats, each with the ending of its file.</summary>
    public static IReadOnlyDictionary<string, Func<WrittenHierarchy, string>> Formats { get; } =
        new Dictionary<string, Func<WrittenHierarchy, string>>
        {
            ["yml"] = written => written.Yaml(),
            ["lists.yml"] = written => written.YamlOfLists(),
            ["json"] = written => written.Json(),
            ["d3.json"] = written => written.D3(),
            ["csv"] = written => written.Table("parent,child", ',', parentFirst: true),
            ["reversed.csv"] = written => written.Table("Child;Parent", ';', parentFirst: false),
            ["bare.tsv"] = written => written.Table(header: null, '\t', parentFirst: false),
            ["nwk"] = written => written.Newick(),
        };

    /// <summary>The part of a hierarchy that lies above some concepts, with the names that it gives them.</summary>
    public static WrittenHierarchy Above(Hierarchy hierarchy, IEnumerable<int> nodes)
    {
        var graph = hierarchy.Graph!;
        int[] above = [.. nodes.SelectMany(node => graph.AncestorsOf(node).Select(ancestor => ancestor.Node)).Distinct()];
        int[] ordered = [graph.Root, .. above.Where(node => node != graph.Root)];
        return new WrittenHierarchy(
            [.. ordered.Select(hierarchy.NameOf)],
            [
                .. ordered.SelectMany(
                    (node, child) => graph.ParentsOf(node).ToArray().Select(parent => (Array.IndexOf(ordered, parent), child))
                ),
            ]
        );
    }

    public string Yaml() =>
        Tree(
            (level, name, isLeaf) => $"{new string(' ', 2 * level)}{Quoted(name)}:{(isLeaf ? " null" : string.Empty)}\n",
            static (_, _) => string.Empty
        );

    public string YamlOfLists() =>
        Tree(
            (level, name, isLeaf) => $"{new string(' ', 2 * level)}- {Quoted(name)}{(isLeaf ? string.Empty : ":")}\n",
            static (_, _) => string.Empty
        );

    public string Json() =>
        "{"
        + Tree(
            (_, name, isLeaf) => $"{Quoted(name)}:{(isLeaf ? "null" : "{")}",
            static (isLeaf, isLast) => (isLeaf ? "" : "}") + (isLast ? "" : ",")
        )
        + "}";

    public string D3() =>
        Tree(
            (_, name, isLeaf) => $"{{\"name\":{Quoted(name)},{(isLeaf ? "\"size\":3" : "\"children\":[")}",
            static (isLeaf, isLast) => (isLeaf ? "}" : "]}") + (isLast ? "" : ",")
        );

    public string Table(string? header, char separator, bool parentFirst)
    {
        var lines = Edges.Select(edge => (Parent: Cell(Names[edge.Parent]), Child: Cell(Names[edge.Child])));
        return (header is null ? string.Empty : header + "\n")
            + string.Concat(
                lines.Select(line => parentFirst ? $"{line.Parent}{separator}{line.Child}\n" : $"{line.Child}{separator}{line.Parent}\n")
            );
    }

    public string Newick()
    {
        var (text, told) = (new StringBuilder("[&R] "), new HashSet<int>());
        void Write(int node)
        {
            int[] children = told.Add(node) ? Children(node) : [];
            if (children.Length > 0)
            {
                text.Append('(');
                foreach (var (i, child) in children.Index())
                {
                    text.Append(i > 0 ? ",\n" : string.Empty);
                    Write(child);
                }

                text.Append(')');
            }

            text.Append('\'').Append(Names[node].Replace("'", "''", StringComparison.Ordinal)).Append("':1.5e-3[a comment]");
        }

        Write(0);
        return text.Append(";\n").ToString();
    }

    // The concepts below another stand once, where its name stands first.
    private string Tree(Func<int, string, bool, string> begin, Func<bool, bool, string> end)
    {
        var (text, told) = (new StringBuilder(), new HashSet<int>());
        void Write(int node, int level, bool isLast)
        {
            int[] children = told.Add(node) ? Children(node) : [];
            text.Append(begin(level, Names[node], children.Length == 0));
            foreach (var (i, child) in children.Index())
            {
                Write(child, level + 1, i == children.Length - 1);
            }

            text.Append(end(children.Length == 0, isLast));
        }

        Write(0, 0, isLast: true);
        return text.ToString();
    }

    private int[] Children(int node) => [.. Edges.Where(edge => edge.Parent == node).Select(edge => edge.Child)];

    private static string Quoted(string name) => JsonSerializer.Serialize(name);

    private static string Cell(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
