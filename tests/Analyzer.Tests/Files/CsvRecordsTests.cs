using System.Globalization;
using CsCheck;
using QualityGate.Files;

namespace QualityGate.Analyzer.Tests.Files;

/// <summary>Comma-separated values as RFC 4180 has them, and the places of their fields.</summary>
internal sealed class CsvRecordsTests : FolderFixture
{
    [TestCase("a,b\nc,d\n", "1:a|b 2:c|d")]
    [TestCase("a,b\r\nc,d", "1:a|b 2:c|d")]
    [TestCase("a,b\rc,d", "1:a|b 2:c|d")]
    [TestCase("\n  \n a , b \n\n,\n", "3:a|b 5:|")]
    [TestCase("\"a,b\",\"c \"\"d\"\"\",\"\"\n", "1:a,b|c \"d\"|")]
    [TestCase("\"a\nb\",c\nd,e\n", "1:a\nb|c 3:d|e")]
    [TestCase("\"a\r\nb\",c\r\nd,e\r\n", "1:a\r\nb|c 3:d|e")]
    [TestCase("\"a\" ,b\n", "1:a|b")]
    [TestCase("a\"b\",c\n", "1:a\"b\"|c")]
    [TestCase("#a,b\n", "1:#a|b")]
    [TestCase("", "")]
    public void Records_are_read(string text, string expected) => Assert.That(Read(text), Is.EqualTo(expected));

    [Test]
    public void Fields_stand_where_they_are_written()
    {
        var records = Open("ä,b\n\"x\ny\",z,w\n");
        records.Read();
        Assert.That((records.LocationOf(1).Line, records.LocationOf(1).Column), Is.EqualTo((1, 3)));
        records.Read();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((records.LocationOf(2).Line, records.LocationOf(2).Column), Is.EqualTo((3, 6)), "behind a line break in quotes");
            Assert.That((records.LocationOf(0).Line, records.LocationOf(0).Column), Is.EqualTo((2, 1)), "backwards");
            Assert.That(records.Line, Is.EqualTo(2));
        }
    }

    [Test]
    public void A_record_without_end_is_no_record() =>
        TestInputs.AssertFailure(
            () => Open(string.Concat(Enumerable.Repeat($"{new string('x', 99)},", 50_000))).Read(),
            "QG3010",
            (1, 1),
            "longer than 4194304 bytes"
        );

    // Any fields, quoted where they must be, come back as they were.
    [Test]
    public void Fields_come_back_as_they_were_written() =>
        Gen.String[Gen.Char["ab ,\"\n"], 0, 6]
            .Select(field => field.Trim())
            .Array[1, 5]
            .Array[1, 5]
            .Sample(
                rows =>
                {
                    var text = string.Concat(
                        rows.Select(row =>
                            string.Join(',', row.Select(field => $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"")) + "\n"
                        )
                    );
                    var records = new List<string[]>();
                    var reader = Open(text);
                    while (reader.Read())
                    {
                        records.Add([.. Enumerable.Range(0, reader.FieldCount).Select(field => reader[field])]);
                    }

                    return records.Count == rows.Length && records.Zip(rows).All(pair => pair.First.SequenceEqual(pair.Second));
                },
                iter: Thoroughness.Times(500)
            );

    private string Read(string text)
    {
        var records = Open(text);
        var read = new List<string>();
        while (records.Read())
        {
            read.Add(
                records.Line.ToString(CultureInfo.InvariantCulture)
                    + ":"
                    + string.Join('|', Enumerable.Range(0, records.FieldCount).Select(field => records[field]))
            );
        }

        return string.Join(' ', read);
    }

    private CsvRecords Open(string text) =>
        CsvRecords.Open(TestInputs.Input(Folder.Write($"{Guid.NewGuid():N}.csv", text)), DataKind.Confusion, CancellationToken.None);
}
