using System.Text.RegularExpressions;
using QualityGate.Reports.Pictures;

namespace QualityGate.Analyzer.Tests.Reports;

/// <summary>DOT read by a strict reader of the part of the language that we write: graphs, nodes, edges and lists of attributes.</summary>
internal sealed partial class DotFormTests
{
    [TestCase("violated")]
    [TestCase("unmeasured")]
    [TestCase("misconfigured")]
    [TestCase("confident")]
    public void A_DOT_report_parses(string name)
    {
        var result = GraphMLFormTests.Stored(name);
        var graphs = new DotReader(DotReport.Write(result)).Read();
        Assert.That(graphs, Has.Count.EqualTo(Math.Max(1, result.Models.Length)));
        foreach (var (graph, model) in graphs.Zip(result.Models))
        {
            using (Assert.EnterMultipleScope())
            {
                Assert.That(graph.Name, Is.EqualTo(model.Name));
                Assert.That(graph.Nodes, Has.Count.EqualTo(model.Structural?.Members.Sum(members => members.Length) ?? 0));
                Assert.That(graph.Edges.Count(edge => edge.Kind == "similarity"), Is.EqualTo(model.Structural?.Edges.Length ?? 0));
                Assert.That(graph.Edges.Count(edge => edge.Kind == "confusion"), Is.EqualTo(model.Functional?.Edges.Length ?? 0));
                Assert.That(graph.Edges.SelectMany(edge => new[] { edge.A, edge.B }).Distinct(), Is.SubsetOf(graph.Nodes));
            }
        }
    }

    [TestCase("graph { a -> b; }")]
    [TestCase("graph { a [label=\"x]; }")]
    [TestCase("graph { a [width=1e5]; }")]
    [TestCase("graph { a [label=two words]; }")]
    [TestCase("graph { a }  trailing")]
    [TestCase("graph { a;")]
    public void The_reader_is_strict(string text) => Assert.That(() => new DotReader(text).Read(), Throws.TypeOf<FormatException>());

    private sealed record DotGraph(string Name)
    {
        public HashSet<string> Nodes { get; } = [];

        public List<(string A, string B, string Kind)> Edges { get; } = [];
    }

    private sealed partial class DotReader(string text)
    {
        private readonly string[] tokens = [.. Tokens(text)];
        private int at;

        public List<DotGraph> Read()
        {
            var graphs = new List<DotGraph>();
            while (at < tokens.Length)
            {
                Take("graph");
                var graph = new DotGraph(Peek() == "{" ? string.Empty : Id());
                Take("{");
                while (Peek() != "}")
                {
                    ReadStatement(graph);
                }

                Take("}");
                graphs.Add(graph);
            }

            return graphs;
        }

        private void ReadStatement(DotGraph graph)
        {
            var first = Id();
            if (Peek() == "--")
            {
                Take("--");
                var second = Id();
                graph.Edges.Add((first, second, Attributes()["kind"]));
            }
            else if (Attributes() is var _ && first is not ("graph" or "node" or "edge") && !graph.Nodes.Add(first))
            {
                throw new FormatException($"the node {first} stands twice");
            }

            Take(";");
        }

        private Dictionary<string, string> Attributes()
        {
            var found = new Dictionary<string, string>();
            Take("[");
            while (true)
            {
                var name = Id();
                Take("=");
                found.Add(name, Id());
                if (Peek() == "]")
                {
                    Take("]");
                    return found;
                }

                Take(",");
            }
        }

        private string Peek() => at < tokens.Length ? tokens[at] : throw new FormatException("the text ends too early");

        private void Take(string token)
        {
            if (Peek() != token)
            {
                throw new FormatException($"'{Peek()}' stands where '{token}' should");
            }

            at++;
        }

        private string Id()
        {
            var token = Peek();
            at++;
            return token is ['"', .. var quoted, '"'] ? quoted.Replace("\\\"", "\"").Replace("\\\\", "\\")
                : Plain().IsMatch(token) ? token
                : throw new FormatException($"'{token}' is no name");
        }

        private static IEnumerable<string> Tokens(string text)
        {
            var place = 0;
            while (place < text.Length)
            {
                var match = Token().Match(text, place);
                if (!match.Success || match.Index != place)
                {
                    throw new FormatException($"'{text[place..Math.Min(text.Length, place + 20)]}' is no part of the language");
                }

                place += match.Length;
                if (!string.IsNullOrWhiteSpace(match.Value))
                {
                    yield return match.Value;
                }
            }
        }

        [GeneratedRegex(
            @"\G(?:\s+|""(?:[^""\\]|\\.)*""|--|[{}\[\];,=]|[A-Za-z_][A-Za-z0-9_]*|-?(?:[0-9]+(?:\.[0-9]+)?))",
            RegexOptions.CultureInvariant,
            1000
        )]
        private static partial Regex Token();

        [GeneratedRegex(@"^(?:[A-Za-z_][A-Za-z0-9_]*|-?[0-9]+(?:\.[0-9]+)?)$", RegexOptions.CultureInvariant, 1000)]
        private static partial Regex Plain();
    }
}
