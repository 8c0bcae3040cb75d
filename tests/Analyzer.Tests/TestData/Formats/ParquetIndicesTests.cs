using Parquet;
using QualityGate.Labels;
using QualityGate.TestData;
using QualityGate.TestData.Parquet;
using QualityGate.TestData.Reading;

namespace QualityGate.Analyzer.Tests.TestData.Formats;

/// <summary>Columns of Parquet that are read by their dictionary give what the library gives for them.</summary>
internal sealed class ParquetIndicesTests : FolderFixture
{
    private static ClassLabels Labels => TestInputs.Labels("dog.n.01", "cat.n.01", "bird.n.01");

    [TestCase("a", "b", "compression snappy")]
    [TestCase("a", "b", "compression uncompressed, row_group_size 2048")]
    [TestCase("a", "b", "compression snappy, parquet_version v2")]
    [TestCase("a::int", "b::int", "compression snappy, row_group_size 2048")]
    [TestCase("a::double", "b::float", "compression snappy")]
    [TestCase("['dog.n.01', 'cat.n.01', 'bird.n.01'][a + 1]", "['0', 'cat.n.01', 'n01503061'][b + 1]", "compression snappy")]
    [TestCase("1", "b", "compression snappy", TestName = "one value")]
    public void A_dictionary_gives_what_the_library_gives(string actual, string predicted, string options)
    {
        var path = Write(actual, predicted, options);
        foreach (var column in ByDictionary(path))
        {
            Assert.That(column.Classes, Is.EqualTo(column.Expected));
        }
    }

    [TestCase("a", "b", "compression gzip")]
    [TestCase("a", "b", "compression zstd")]
    [TestCase("case when a = 0 then null else a end", "case when b = 2 then null else b end", "compression snappy", TestName = "null")]
    [TestCase("a * 2", "b + 1", "compression snappy", TestName = "numbers of no class")]
    [TestCase("a::utinyint", "b::smallint", "compression snappy")]
    [TestCase("a", "b", "compression snappy, dictionary_size_limit 1", TestName = "without a dictionary")]
    public void Other_columns_are_left_to_the_library(string actual, string predicted, string options) =>
        Assert.That(ByDictionary(Write(actual, predicted, options)).Select(column => column.Classes), Is.All.Null);

    [Test]
    public void Samples_are_those_of_the_same_rows_as_CSV()
    {
        var query = Query("a", "['dog.n.01', 'cat.n.01', 'bird.n.01'][b + 1]");
        DuckTable.Run(
            Folder.FullPath,
            $"copy ({query}) to '{{0}}/p.csv'",
            $"copy ({query}) to '{{0}}/p.parquet' (format parquet, row_group_size 2048)"
        );
        Assert.That(
            PredictionsFile.ReadSamples(TestInputs.Input(Folder.PathTo("p.parquet")), Labels),
            Is.EqualTo(PredictionsFile.ReadSamples(TestInputs.Input(Folder.PathTo("p.csv")), Labels))
        );
    }

    // Null where the column is left to the library.
    private static List<(int[]? Classes, int[] Expected)> ByDictionary(string path)
    {
        var finder = new ParquetClasses(new ClassNames(Labels));
        using var file = File.OpenHandle(path);
        var indices = new ParquetIndices(file, finder);
        using var stream = File.OpenRead(path);
        var reader = ParquetReader.CreateAsync(stream).GetAwaiter().GetResult();
        var found = new List<(int[]?, int[])>();
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            using var group = reader.OpenRowGroupReader(i);
            foreach (var field in reader.Schema.DataFields)
            {
                var chunk = group.GetMetadata(field)!;
                var classes = new int[chunk.MetaData!.NumValues];
                var isRead = indices.TryRead(chunk, field.ClrType, field.MaxDefinitionLevel, classes);
                found.Add((isRead ? classes : null, isRead ? Expected(group, field, finder) : []));
            }
        }

        return found;
    }

    private static int[] Expected(ParquetRowGroupReader group, Parquet.Schema.DataField field, ParquetClasses finder)
    {
        var count = (int)group.RowCount;
        T[] Read<T>()
            where T : struct
        {
            var values = new T[count];
            group.ReadRawAsync<T>(field, values, new int[count], null).AsTask().GetAwaiter().GetResult();
            return values;
        }

        return field.ClrType switch
        {
            var type when type == typeof(int) => [.. Read<int>().Select(finder.Find)],
            var type when type == typeof(long) => [.. Read<long>().Select(finder.Find)],
            var type when type == typeof(double) => [.. Read<double>().Select(finder.Find)],
            var type when type == typeof(float) => [.. Read<float>().Select(finder.Find)],
            _ => [.. Read<ReadOnlyMemory<char>>().Select(text => finder.Find(text.Span, out _))],
        };
    }

    private static string Query(string actual, string predicted) =>
        $"select {actual} as \"true\", {predicted} as pred "
        + "from (select (i * i * 7919) % 3 as a, (i * 31 + i // 100) % 3 as b from range(5000) t(i))";

    private string Write(string actual, string predicted, string options)
    {
        var query = Query(actual, predicted);
        DuckTable.Run(Folder.FullPath, $"copy ({query}) to '{{0}}/p.parquet' (format parquet, {options})");
        return Folder.PathTo("p.parquet");
    }
}
