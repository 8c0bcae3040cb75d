using System.Reflection;
using QualityGate.Generate;

// All files of the repository that are generated from the code.
//   dotnet run --project eng/Generate             writes those that differ
//   dotnet run --project eng/Generate -- --check  names those that differ, and writes nothing; exit code 1 if there are any
if (args is not ([] or ["--check"]))
{
    Console.Error.WriteLine($"'{string.Join(' ', args)}' is no argument; there is --check, which writes nothing.");
    return 2;
}

var root = typeof(GeneratedFile)
    .Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
    .Single(metadata => metadata.Key == "RepositoryRoot")
    .Value!;
try
{
    return Generation.Run(root, mayWrite: args is [], Console.Out);
}
catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}
