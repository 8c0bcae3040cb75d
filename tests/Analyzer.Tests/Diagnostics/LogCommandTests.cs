using QualityGate.Diagnostics;
using QualityGate.Text;

namespace QualityGate.Analyzer.Tests.Diagnostics;

/// <summary>Names from files in lines that CI systems and people read.</summary>
internal sealed class LogCommandTests
{
    [TestCase("::set-output name=x::y", ". ::set-output name=x::y")]
    [TestCase("  ::error::x", ".   ::error::x")]
    [TestCase("\u3000::stop-commands::x", ". \u3000::stop-commands::x")]
    [TestCase("\t::add-mask::x", ".  ::add-mask::x")]
    [TestCase("a ##[add-mask]b", "a ## [add-mask]b")]
    [TestCase("a ##VSO[task.setvariable variable=x]y", "a ##VSO [task.setvariable variable=x]y")]
    [TestCase("##vso[a]##vso[b]", "##vso [a]##vso [b]")]
    [TestCase("##teamcity[buildStatus status='SUCCESS']", "##teamcity [buildStatus status='SUCCESS']")]
    [TestCase("###[x]", "### [x]")]
    [TestCase("#\u0301#v\u0301so[x]", "#\u0301#v\u0301so [x]")]
    [TestCase(":\u0301:error::x", ". :\u0301:error::x")]
    [TestCase("##v\u200Dso[x]", "##v\\u200Dso[x]")]
    [TestCase("fine\n::error::x\n##[x]", "fine\n. ::error::x\n## [x]")]
    [TestCase("a\r::error::x", "a ::error::x")]
    [TestCase("\u001b[31mred", " [31mred", TestName = "{m}(a colour of the terminal)")]
    [TestCase("std::vector a[0] # [1]", "std::vector a[0] # [1]")]
    public void Commands_of_all_systems_are_defused(string text, string harmless)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(LogCommands.Defuse(text), Is.EqualTo(harmless));
            Assert.That(LogCommands.Defuse(harmless), Is.EqualTo(harmless), "twice as once");
        }
    }

    [TestCase("a\u202Eb", "a\\u202Eb")]
    [TestCase("\u2066x\u2069", "\\u2066x\\u2069")]
    [TestCase("a\u200Bb\u200Ec\uFEFFd\u00ADe", "a\\u200Bb\\u200Ec\\uFEFFd\\u00ADe")]
    [TestCase("a\u061Cb\u3164c", "a\\u061Cb\\u3164c")]
    [TestCase("a\U000E0041b", "a\\U000E0041b")]
    [TestCase("a\nb\u2028c\u0085d", "a b c d")]
    [TestCase("Käfer 猫 🐈 ❤️ שלום", "Käfer 猫 🐈 ❤️ שלום")]
    public void Letters_that_nobody_sees_are_written_as_escapes(string text, string visible) =>
        Assert.That(SingleLine.Of(text), Is.EqualTo(visible));

    [Test]
    public void Half_a_letter_is_written_as_an_escape_and_none_is_cut_in_two()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(SingleLine.Of("a" + (char)0xD83D), Is.EqualTo("a\\uD83D"));
            Assert.That(SingleLine.Of("ab🐈cd", longest: 3), Is.EqualTo("ab..."));
            Assert.That(SingleLine.Of("ab🐈cd", longest: 4), Is.EqualTo("ab🐈..."));
        }
    }

    [Test]
    public void A_diagnostic_is_one_harmless_line_whatever_its_file_is_called() =>
        Assert.That(
            Diagnostic.Error("QG2001", new SourceLocation("a\n##vso[x]\u202E.onnx"), "##[y]").ToString(),
            Is.EqualTo("a ##vso [x]\\u202E.onnx: error QG2001: ## [y]")
        );

    [Test]
    public void The_message_of_an_exception_has_no_commands() =>
        Assert.That(
            new QualityGateException(
                Diagnostic.Error("QG2006", new SourceLocation("m.onnx"), "'##vso[task.setvariable variable=PATH]evil'")
            ).Message,
            Does.Not.Contain("##vso[")
        );
}
