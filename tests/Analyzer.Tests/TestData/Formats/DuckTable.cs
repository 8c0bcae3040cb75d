using DuckDB.NET.Data;

namespace QualityGate.Analyzer.Tests.TestData.Formats;

/// <summary>A real SQL engine, which writes test data as users' engines do.</summary>
internal static class DuckTable
{
    /// <summary>Runs statements; <c>{0}</c> stands for a folder.</summary>
    public static void Run(string folder, params string[] statements)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement.Replace("{0}", folder.Replace('\\', '/'), StringComparison.Ordinal);
            command.ExecuteNonQuery();
        }
    }
}
