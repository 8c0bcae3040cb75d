using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace QualityGate.Build.Tests;

/// <summary>The targets of the package as they stand.</summary>
internal sealed class TargetsTests
{
    private static string[] Files =>
        [.. new[] { "build", "buildMultiTargeting" }.SelectMany(folder => Directory.GetFiles(Repository.PathTo($"src/Tasks/{folder}")))];

    // A task decides, a target asks.
    [Test]
    public void The_targets_are_at_most_12_on_at_most_160_lines()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Files.Sum(file => XDocument.Load(file).Descendants("Target").Count()), Is.LessThanOrEqualTo(12));
            Assert.That(Files.Sum(file => File.ReadAllLines(file).Length), Is.LessThanOrEqualTo(160));
        }
    }

    // The environment may have variables of any name: one of them must not skip a gate.
    [Test]
    public void Each_private_property_that_is_read_is_set_outside_of_targets()
    {
        foreach (var file in Files)
        {
            var document = XDocument.Load(file);
            var set = document
                .Root!.Elements("PropertyGroup")
                .Elements()
                .Where(e => e.Attribute("Condition") is null)
                .Select(e => e.Name.LocalName);
            var read = Regex
                .Matches(document.ToString(), @"\$\((?<name>_QualityGate\w+)\)", RegexOptions.None, TimeSpan.FromSeconds(1))
                .Select(match => match.Groups["name"].Value)
                .Distinct();
            Assert.That(set, Is.SupersetOf(read), file);
        }
    }

    [Test]
    public void Tasks_are_given_properties_that_they_have()
    {
        var tasks = typeof(RunGates)
            .Assembly.GetExportedTypes()
            .Where(type => type.IsSubclassOf(typeof(BuildTask)) && !type.IsAbstract)
            .ToDictionary(type => type.Name);
        var used = Files.SelectMany(file => XDocument.Load(file).Descendants()).Where(e => tasks.ContainsKey(e.Name.LocalName)).ToArray();
        using (Assert.EnterMultipleScope())
        {
            foreach (var element in used)
            {
                var names = element
                    .Attributes()
                    .Select(a => a.Name.LocalName)
                    .Concat(element.Elements("Output").Select(e => e.Attribute("TaskParameter")!.Value));
                Assert.That(
                    tasks[element.Name.LocalName].GetProperties().Select(property => property.Name).Append("Condition"),
                    Is.SupersetOf(names.ToArray()),
                    element.ToString()
                );
            }

            Assert.That(used.Select(element => element.Name.LocalName).Distinct(), Is.EquivalentTo(tasks.Keys));
        }
    }
}
