using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData.Formats;

/// <summary>Parquet as DuckDB writes it.</summary>
internal sealed class ParquetTests : FolderFixture
{
    private static ClassLabels Labels => TestInputs.Labels("dog.n.01", "cat.n.01", "bird.n.01");

    [TestCase("select * from (values (0, 0), (0, 1), (2, 2)) t(true, pred)", TestName = "integers")]
    [TestCase("select t::utinyint as true, p::bigint as pred from (values (0, 0), (0, 1), (2, 2)) t(t, p)", TestName = "other integers")]
    [TestCase("select t::double as true, p::float as pred from (values (0, 0), (0, 1), (2, 2)) t(t, p)", TestName = "floating point")]
    [TestCase("select * from (values ('dog.n.01', '0'), ('dog.n.01', 'cat.n.01'), ('bird.n.01', 'n01503061')) t(label, prediction)")]
    [TestCase("select true, pred, count(*) from (values (0, 0), (0, 1), (2, 2)) t(true, pred) group by all")]
    [TestCase("select true, pred, sum(1)::decimal(9, 0) as count from (values (0, 0), (0, 1), (2, 2)) t(true, pred) group by all")]
    [TestCase(
        "select * from (values (0, [3, 1, 2]::float[]), (0, [1, 2, 0]), (2, [0.5, 0.25, 1])) t(true, logits)",
        TestName = "lists of scores"
    )]
    [TestCase("select * from (values (0, [0, 1, 2]), (0, [1, 0, 2]), (2, [2, 0, 1])) t(true, top5)", TestName = "ranked lists")]
    [TestCase("select * from (values (0, ['dog.n.01', '1', '2']), (0, ['1', '0', '2']), (2, ['2', '0', '1'])) t(true, top5)")]
    [TestCase("select * from (values (0, .5, .2, .1), (0, .1, .9, 0), (2, 0, 0, 1)) t(true, score_0, score_1, score_2)")]
    [TestCase("select * from (values (0, 0, 1), (0, 1, 0), (2, 2, 1)) t(true, pred_1, pred_2)")]
    [TestCase("select t::tinyint as true, p::ubigint as pred from (values (0, 0), (0, 1), (2, 2)) t(t, p)")]
    [TestCase("select t::usmallint as true, p::hugeint as pred from (values (0, 0), (0, 1), (2, 2)) t(t, p)")]
    [TestCase("select t::decimal(4, 1) as true, p::decimal(18, 0) as pred from (values (0, 0), (0, 1), (2, 2)) t(t, p)")]
    [TestCase("select t::decimal(38, 0) as true, p::decimal(30, 2) as pred from (values (0, 0), (0, 1), (2, 2)) t(t, p)")]
    [TestCase("select '0.0' as true, p::varchar || '.0' as pred, c from (values (0, 1), (1, 1)) t(p, c) union all select '2', '2.', 1")]
    public void The_same_samples_give_the_same_matrix(string query)
    {
        var confusion = new Predictions(Write(query)).Read(Labels);
        Assert.That((confusion[0, 0], confusion[0, 1], confusion[2, 2], confusion.Samples), Is.EqualTo((1.0, 1.0, 1.0, 3.0)));
    }

    [TestCase(
        "select case when i = 57 then null else 0 end as true, 1 as pred from range(1, 101) t(i)",
        "QG3056",
        "the value of 'true' is null"
    )]
    [TestCase("select 0 as true, case when i = 57 then 'house' else 'dog.n.01' end as pred from range(1, 101) t(i)", "QG3009", "'house'")]
    [TestCase("select 0 as true, case when i = 57 then 3 else 1 end as pred from range(1, 101) t(i)", "QG3009", "no class 3")]
    [TestCase("select 0 as true, case when i = 57 then 1.5 else 1 end as pred from range(1, 101) t(i)", "QG3009", "1.5")]
    [TestCase("select i % 3 as true, 0 as pred, case when i = 57 then -1 else 1 end as n from range(1, 101) t(i)", "QG3049", "'-1'")]
    [TestCase(
        "select i % 3 as true, 0 as pred, case when i = 57 then '12.000' else '1' end as n from range(1, 101) t(i)",
        "QG3049",
        "12.000 may be 12 or 12000"
    )]
    [TestCase("select 0 as true, case when i = 57 then [1, null]::int[] else [0, 1] end as top5 from range(1, 101) t(i)", "QG3056", "null")]
    [TestCase(
        "select 0 as true, case when i = 57 then []::int[] else [0, 1] end as top5 from range(1, 101) t(i)",
        "QG3056",
        "empty or null"
    )]
    [TestCase("select 0 as true, case when i = 57 then null else [0, 1] end as top5 from range(1, 101) t(i)", "QG3056", "empty or null")]
    [TestCase(
        "select 0 as true, case when i = 57 then [0, 1]::float[] else [0, 1, 2] end as scores from range(1, 101) t(i)",
        "QG3051",
        "2 scores"
    )]
    [TestCase(
        "select 0 as true, case when i = 57 then ['nan'::float, 1, 2] else [0, 1, 2] end as scores from range(1, 101) t(i)",
        "QG3051",
        "NaN"
    )]
    public void A_broken_value_is_an_error_at_its_row(string query, string code, string word) =>
        TestInputs.AssertFailure(() => new Predictions(Write(query)).Read(Labels), code, (57, 0), word);

    [TestCase("select 0 as true, {'a': 1} as pred")]
    [TestCase("select 0 as true, true as pred")]
    [TestCase("select 0 as true, [[1]] as top5")]
    [TestCase("select 0 as true, timestamp '2020-01-01' as pred")]
    [TestCase("select 0 as true, timestamptz '2020-01-01 00:00:00Z' as pred")]
    [TestCase("select 0 as true, interval 1 day as pred")]
    [TestCase("select 0 as true, '00000000-0000-0000-0000-000000000001'::uuid as pred")]
    [TestCase("select 0 as true, map {'a': 1} as pred")]
    [TestCase("select 0 as true, [1] as pred")]
    [TestCase("select [0] as true, 1 as pred")]
    [TestCase("select 0 as true, [1, 2] as pred from range(2)")]
    [TestCase("select 0 as true, date '2020-01-01' as pred")]
    public void Types_that_are_no_classes_are_refused(string query) =>
        TestInputs.AssertFailure(
            () => new Predictions(Write(query)).Read(Labels),
            DiagnosticCodes.UnsupportedData,
            (0, 0),
            "of a type that is not read"
        );

    [Test]
    public void A_column_that_is_missing_is_an_error() =>
        TestInputs.AssertFailure(
            () => new Predictions(Write("select 0 as truth, 1 as b")).Read(Labels),
            DiagnosticCodes.InvalidPredictionsFile,
            (0, 0),
            "one for the predicted",
            "'truth,b'"
        );

    [Test]
    public void A_file_that_is_cut_off_or_damaged_is_an_error()
    {
        var whole = File.ReadAllBytes(Write("select i % 3 as true, i % 2 as pred from range(10000) t(i)").FullPath);
        foreach (var length in new[] { 4, 100, whole.Length / 2, whole.Length - 1 })
        {
            var path = TestInputs.Input(Folder.Write("cut.parquet", whole[..length]));
            TestInputs.AssertFailure(() => new Predictions(path).Read(Labels), DiagnosticCodes.DataFileDamaged, (0, 0));
        }

        var random = new Random(5);
        for (var trial = 0; trial < 60; trial++)
        {
            var damaged = whole.ToArray();
            damaged.AsSpan(random.Next(4, whole.Length - 40), 16).Fill((byte)random.Next(256));
            var path = TestInputs.Input(Folder.Write("damaged.parquet", damaged));
            try
            {
                new Predictions(path).Read(Labels);
            }
            catch (QualityGateException e)
            {
                Assert.That(e.Diagnostics[0].Location.File, Is.EqualTo(path.FullPath), $"trial {trial}");
            }
        }
    }

    [Test]
    public void Samples_keep_their_order_over_row_groups()
    {
        var path = Write("select (i * 7) % 3 as true, (i * 5) % 3 as pred from range(500000) t(i)", "row_group_size 10000");
        var expected = Enumerable
            .Range(0, 500_000)
            .Select(i => (i * 7L % 3, i * 5L % 3))
            .Select(pair => ((int)pair.Item1, (int)pair.Item2));
        Assert.That(PredictionsFile.ReadSamples(path, Labels).SequenceEqual(expected), Is.True);
    }

    // The queries of docs/test-data.md, which other engines understand, too.
    [Test]
    public void Counts_give_the_matrix_of_their_samples()
    {
        DuckTable.Run(
            Folder.FullPath,
            "create table predictions as select (i * i) % 3 as label, (i * i + (i % 5 = 0)::int) % 3 as prediction from range(100000) t(i)",
            "copy predictions to '{0}/samples.parquet'",
            "copy (select label as \"true\", prediction as pred, count(*) as count from predictions group by 1, 2) to '{0}/counts.parquet'",
            "copy (select label as \"true\", prediction as pred, count(*) as count from predictions group by 1, 2) to '{0}/counts.csv'"
        );
        var samples = new Predictions(TestInputs.Input(Folder.PathTo("samples.parquet"))).Read(Labels);
        foreach (var name in new[] { "counts.parquet", "counts.csv" })
        {
            var counts = new Predictions(TestInputs.Input(Folder.PathTo(name))).Read(Labels);
            Assert.That(counts.Cells, Is.EqualTo(samples.Cells), name);
            Assert.That(
                counts.Diagnostics.Select(warning => warning.Code),
                Is.EqualTo(samples.Diagnostics.Select(warning => warning.Code)),
                name
            );
        }
    }

    [TestCase("select i as true, 0 as pred, 7 * i + 3 as samples from range(0, 3) t(i)", true)]
    [TestCase("select 0 as true, 0 as pred, 7 * i + 3 as samples from range(0, 3) t(i)", false)]
    [TestCase("select i as true, 0 as pred, 7 * i + 3.5 as loss, [7, i] as box, date '2020-01-01' as d from range(0, 3) t(i)", false)]
    public void A_column_that_may_hold_counts_is_an_error_where_no_pair_repeats(string query, bool isRefused)
    {
        var data = new Predictions(Write(query));
        if (isRefused)
        {
            TestInputs.AssertFailure(() => data.Read(Labels), "QG3049", (0, 0), "the column 'samples' may be");
            return;
        }

        Assert.That(data.Read(Labels).Samples, Is.EqualTo(3.0));
    }

    private InputPath Write(string query, string options = "compression snappy")
    {
        query = System.Text.RegularExpressions.Regex.Replace(
            query,
            @"\btrue\b(?! as)",
            "\"true\"",
            System.Text.RegularExpressions.RegexOptions.None,
            TimeSpan.FromSeconds(1)
        );
        DuckTable.Run(Folder.FullPath, $"copy ({query}) to '{{0}}/p.parquet' (format parquet, {options})");
        return TestInputs.Input(Folder.PathTo("p.parquet"));
    }
}
