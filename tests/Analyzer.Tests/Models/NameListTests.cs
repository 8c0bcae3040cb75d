using QualityGate.Models.Onnx.Outputs;

namespace QualityGate.Analyzer.Tests.Models;

/// <summary>Lists of names in the ways in which programs write them into a text.</summary>
internal sealed class NameListTests
{
    [TestCase("a,b c, d", "a|b c|d")]
    [TestCase("tench, Tinca tinca\ngoldfish, Carassius auratus\n", "tench, Tinca tinca|goldfish, Carassius auratus")]
    [TestCase("['a', \"b\"]", "a|b")]
    [TestCase("('a', 'b',)", "a|b")]
    [TestCase("{1: 'b', 0: 'a'}", "a|b")]
    [TestCase("{'10': 'c', '9': 'b', '0': 'a'}", "a|b|c")]
    [TestCase("{'b': 1, 'a': 0}", "a|b")]
    [TestCase("{0: \"jack-o'-lantern\", 1: 'jack-o\\'-lantern', 2: 'a \"b\"'}", "jack-o'-lantern|jack-o'-lantern|a \"b\"")]
    [TestCase("[\"caf\\u00e9\", 'caf\\xe9', 'a\\\\b', u'c']", "café|café|a\\b|c")]
    [TestCase("{\"1\": [\"n2\", \"b\"], \"0\": [\"n1\", \"a\"]}", "n1|n2")]
    [TestCase("{0: a, 1: b}", "a|b")]
    [TestCase("[]", "")]
    [TestCase("{'a': 'b'}", "")]
    [TestCase("['a', 'b", "['a'|'b")]
    [TestCase("[[[[", "[[[[")]
    public void Names_are_read_in_the_order_of_their_indices(string text, string expected) =>
        Assert.That(string.Join('|', NameList.Parse(text)), Is.EqualTo(expected));
}
