namespace System.Runtime.CompilerServices;

/// <summary>A mark that the compiler needs for records, and that .NET Standard does not have.</summary>
internal static class IsExternalInit;
