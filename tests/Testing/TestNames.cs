using System.Globalization;
using System.Xml;
using NUnit.Framework.Interfaces;
using NUnit.Framework.Internal;

namespace QualityGate.Testing;

/// <summary>
/// The names of all tests of an assembly. A run of chosen tests, as by a category, names them in XML: a test whose name XML cannot hold
/// is left out of such a run, without a word.
/// </summary>
public abstract class TestNames
{
    [Test]
    public void Every_test_has_a_name_that_a_filter_can_name()
    {
        ITest root = TestExecutionContext.CurrentContext.CurrentTest;
        while (root.Parent is { } parent)
        {
            root = parent;
        }

        Assert.That(All(root).Select(test => test.FullName).Where(name => !IsText(name)).Select(Printable), Is.Empty);
    }

    /// <summary>A text in letters that a name of a test may have.</summary>
    public static string Printable(string text) =>
        string.Concat(
            text.Select(letter =>
                char.IsControl(letter) || char.IsSurrogate(letter) || letter >= '\uFFFE'
                    ? string.Create(CultureInfo.InvariantCulture, $"\\u{(int)letter:X4}")
                    : letter.ToString()
            )
        );

    private static IEnumerable<ITest> All(ITest test) => test.Tests.SelectMany(All).Prepend(test);

    private static bool IsText(string name)
    {
        try
        {
            XmlConvert.VerifyXmlChars(name);
            return true;
        }
        catch (XmlException)
        {
            return false;
        }
    }
}
