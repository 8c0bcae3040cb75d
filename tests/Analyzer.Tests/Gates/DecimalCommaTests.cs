using QualityGate.Configuration.Reading;
using QualityGate.Diagnostics;

namespace QualityGate.Analyzer.Tests.Gates;

/// <summary>Limits written with a decimal comma, as half of the world writes numbers.</summary>
internal sealed class DecimalCommaTests : FolderFixture
{
    [TestCase("similarity-depth: { min: 9,1 }", 9, 32, "'min' needs a number, but a comma ends it here", "write 9.1 with a decimal point")]
    [TestCase("similarity-depth: { max: 12, min: 9,05, severity: warning }", 9, 41, "write 9.05 with")]
    [TestCase("similarity-depth:\n        min: 9,1", 10, 14, "'min' needs a number, but this is '9,1'; write 9.1 with a decimal point")]
    [TestCase("similarity-depth: { min: '9,1' }", 9, 32, "write 9.1 with a decimal point")]
    [TestCase("similarity-depth: { min: \"1,234,5\" }", 9, 32, "write it with a decimal point")]
    public void A_decimal_comma_is_an_error_that_says_what_to_write(string threshold, int line, int column, params string[] words)
    {
        var file = Folder.Write("thresholds.yml", SmallRepository.Thresholds(threshold));
        var diagnostics = Assert.Throws<QualityGateException>(() => GateReader.Read(TestInputs.Input(file)))!.Diagnostics;
        var wrong = diagnostics.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(wrong.Code, Is.EqualTo(DiagnosticCodes.WrongType));
            Assert.That((wrong.Location.Line, wrong.Location.Column), Is.EqualTo((line, column)));
            foreach (var word in words)
            {
                Assert.That(wrong.Message, Does.Contain(word));
            }
        }
    }

    [Test]
    public void A_key_that_is_a_number_and_has_a_value_is_only_unknown()
    {
        var file = Folder.Write("thresholds.yml", SmallRepository.Thresholds("similarity-depth: { min: 9, 1: 2 }"));
        TestInputs.AssertFailure(() => GateReader.Read(TestInputs.Input(file)), DiagnosticCodes.UnknownKey, (9, 35), "no key '1'");
    }
}
