using QualityGate.Reports.Formats;

namespace QualityGate.Build.Tests;

/// <summary>The names of reports that a clean removes.</summary>
internal sealed class ReportNameTests
{
    [Test]
    public void A_clean_knows_the_reports_of_all_formats() =>
        Assert.That(CleanFolder.ReportNames, Is.EquivalentTo(ReportFormat.All.Select(format => format.FileName)));
}
