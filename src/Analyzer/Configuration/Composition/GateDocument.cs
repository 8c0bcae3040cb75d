using System.Collections.Immutable;
using QualityGate.Configuration.Yaml;

namespace QualityGate.Configuration.Composition;

/// <summary>A gate file with all that it inherits from others.</summary>
/// <param name="Settings">The keys of the file, its own and those that it inherits, but for those that compose files and entries.</param>
/// <param name="Models">Its entries, with the defaults filled in.</param>
internal sealed record GateDocument(YamlMapping Settings, ImmutableArray<YamlNode> Models);
