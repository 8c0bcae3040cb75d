using System.Reflection;

// The SDK's own console of tests, whose folder the build names in the environment; what it needs is loaded from there, too.
var sdk = Environment.GetEnvironmentVariable("MSBuildExtensionsPath") ?? AppContext.BaseDirectory;
return (int)Assembly.LoadFrom(Path.Combine(sdk, "vstest.console.dll")).EntryPoint!.Invoke(null, [args])!;
