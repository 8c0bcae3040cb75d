using System.Collections.Immutable;
using QualityGate.Analysis;
using QualityGate.Configuration.Parts;
using QualityGate.Configuration.Yaml;
using QualityGate.Diagnostics;
using QualityGate.Files;
using QualityGate.Hierarchies;

namespace QualityGate.Configuration.Reading;

/// <summary>Reads the items of <c>models:</c>. An item whose path is a pattern stands for as many entries as it finds files.</summary>
/// <param name="folderOf">The folder that a path in some place is relative to.</param>
/// <param name="diagnostics">Takes the complaints.</param>
internal sealed class ModelSection(Func<SourceLocation, string> folderOf, List<Diagnostic> diagnostics)
{
    private static readonly string[] Keys = [.. EntryKeys.All.Select(key => key.Name)];

    private readonly List<string> folders = [];
    private readonly List<(YamlScalar Pattern, PatternMatch File)> inOtherCase = [];

    /// <summary>The folders that patterns were looked for in.</summary>
    public IEnumerable<string> Folders => folders;

    /// <summary>The consequence of an interval that contains a limit, where neither an entry nor a threshold says it.</summary>
    public Inconclusive Inconclusive { get; set; } = InconclusiveName.Default;

    public ImmutableArray<GateEntry> Read(IEnumerable<YamlNode> items)
    {
        ImmutableArray<GateEntry> entries = [.. items.TakeWhile(_ => diagnostics.Count < MappingReader.MostDiagnostics).SelectMany(Read)];
        WarnOfCase(entries);
        return entries;
    }

    // Warns of models that a pattern misses only by the case of letters.
    private void WarnOfCase(ImmutableArray<GateEntry> entries)
    {
        var gated = entries.Select(entry => entry.Inputs.Model.FullPath).ToHashSet(StringComparer.Ordinal);
        foreach (var group in inOtherCase.Where(match => !gated.Contains(match.File.FullPath)).GroupBy(match => match.Pattern))
        {
            var names = group.Select(match => match.File.Name).ToArray();
            diagnostics.Add(
                Diagnostic.Warning(
                    DiagnosticCodes.PatternCase,
                    group.Key.Location,
                    $"'{names[0]}'{(names.Length > 1 ? $" and {names.Length - 1} more are" : " is")} not gated: patterns tell "
                        + "upper and lower case apart, and "
                        + $"'{group.Key.Text}' would match in another case only; rename the file, or list it, too."
                )
            );
        }
    }

    private IEnumerable<GateEntry> Read(YamlNode item)
    {
        if (item is not YamlMapping mapping)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.WrongType,
                    item.Location,
                    $"an item of 'models' is a mapping with the keys {string.Join(", ", Keys)}, but this is {item.Kind}."
                )
            );
            return [];
        }

        if (ThresholdText.TryExpand(mapping, diagnostics) is not { } expanded)
        {
            return [];
        }

        var reader = new MappingReader(expanded, "a model", Keys, diagnostics);
        var name = reader.Text(EntryKeyNames.Name);
        var model = reader.Text(EntryKeyNames.Model);
        var called = (name ?? model) is { } known ? $" '{known.Text}'" : string.Empty;
        var demandsParts = EntryKeyNames.Limits.Any(key => reader.Node(key) is not (null or YamlList { Items.IsEmpty: true }));
        foreach (
            var key in EntryKeys.All.Where(key =>
                key.IsRequired && reader.IsMissing(key.Name) && !(demandsParts && key.Name == EntryKeyNames.Thresholds)
            )
        )
        {
            diagnostics.Add(
                Diagnostic.Error(DiagnosticCodes.MissingKey, mapping.Location, $"the model{called} has no '{key.Name}'; add the key.")
            );
        }

        // Applied once, so that a mistake is reported once however many files a pattern finds.
        EntryValue[] values = [.. EntryKeys.All.Where(key => key.Set is not null).Select(key => Value(reader, key)).OfType<EntryValue>()];
        values = [.. values.Where(value => PathPlaceholders.Check(value) is not { } mistake || !Complain(mistake))];
        var inputs = EntryReader.Apply(new AnalysisInputs(InputPath.FromUser(folderOf(mapping.Location))), values, diagnostics);
        AnalysisInputs Of(InputPath path) =>
            values.Any(PathPlaceholders.IsIn)
                ? EntryReader.Apply(
                    inputs with
                    {
                        TestData = null,
                        Model = path,
                    },
                    values.Select(value => PathPlaceholders.Fill(value, path)),
                    []
                )
                : inputs with
                {
                    Model = path,
                };
        var inconclusive = InconclusiveName.Read(reader) ?? Inconclusive;
        var thresholds = reader.Mapping(EntryKeyNames.Thresholds) is { } section
            ? new ThresholdSection(inconclusive, diagnostics).Read(section)
            : [];
        var parts = Parts(reader, inconclusive);
        RefuseWithoutHierarchy(
            inputs,
            [
                .. thresholds.Where(threshold => threshold.Metric.NeedsHierarchy).Select(demand => (demand.Name, demand.Location)),
                .. parts.Where(line => line.NeedsHierarchy).Select(line => (line.Title, line.Demand.Location)),
            ]
        );
        return model is null ? [] : Entries(name?.Text, model, Of, thresholds).Select(entry => entry with { Parts = parts });
    }

    // Without a hierarchy such a threshold can never be measured, so reading the file refuses it.
    private void RefuseWithoutHierarchy(AnalysisInputs inputs, ImmutableArray<(string Name, SourceLocation Location)> demands)
    {
        if (inputs.Hierarchy != HierarchySource.None)
        {
            return;
        }

        diagnostics.AddRange(
            demands.Select(demand =>
                Diagnostic.Error(
                    DiagnosticCodes.HierarchyNeeded,
                    demand.Location,
                    $"'{demand.Name}' needs a hierarchy, but 'hierarchy: none' says that the classes are mere names; name a "
                        + "hierarchy, or remove the threshold."
                )
            )
        );
    }

    private ImmutableArray<PartLine> Parts(MappingReader reader, Inconclusive inconclusive)
    {
        var limits = new ThresholdSection(inconclusive, diagnostics);
        return
        [
            .. reader.Mapping(EntryKeyNames.PerClass) is { } classes
                ? new PartSection(PartKind.Class, limits, diagnostics).Read(classes)
                : [],
            .. reader.Mapping(EntryKeyNames.PerSuperclass) is { } superclasses
                ? new PartSection(PartKind.Superclass, limits, diagnostics).Read(superclasses)
                : [],
            .. reader.List(EntryKeyNames.Separate) is { } separate ? new SeparateSection(inconclusive, diagnostics).Read(separate) : [],
        ];
    }

    private bool Complain(Diagnostic mistake)
    {
        diagnostics.Add(mistake);
        return true;
    }

    private EntryValue? Value(MappingReader reader, EntryKey key)
    {
        if (key.Kind == EntryValueKind.Images && reader.Node(key.Name) is YamlMapping mapping)
        {
            return new EntryValue(
                key,
                $"'{key.Name}'",
                string.Empty,
                mapping.Location,
                reader.KeyLocation(key.Name)!,
                path => Resolve(path, mapping.Location)
            )
            {
                Mapping = mapping,
                ResolveAt = Resolve,
            };
        }

        var text =
            key.Kind == EntryValueKind.Number ? reader.NumberText(key.Name)
            : key.Kind == EntryValueKind.Columns ? ColumnsText.Of(reader, key.Name, diagnostics)
            : reader.Text(key.Name);
        return text is null
            ? null
            : new EntryValue(
                key,
                $"'{key.Name}'",
                text.Text,
                text.Location,
                reader.KeyLocation(key.Name)!,
                path => Resolve(path, text.Location)
            );
    }

    private IEnumerable<GateEntry> Entries(
        string? name,
        YamlScalar model,
        Func<InputPath, AnalysisInputs> inputs,
        ImmutableArray<Threshold> thresholds
    )
    {
        if (!FilePattern.IsPattern(model.Text))
        {
            var path = Resolve(model);
            return [Entry(name ?? path.FileName, path)];
        }

        var folder = folderOf(model.Location);
        PatternResult found;
        try
        {
            found = FilePattern.Find(folder, model.Text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            diagnostics.Add(
                Diagnostic.Error(
                    DiagnosticCodes.ModelNotAccessible,
                    model.Location,
                    $"the files of '{model.Text}' cannot be listed: {e.Message}"
                )
            );
            return [];
        }

        folders.AddRange(found.Folders);
        inOtherCase.AddRange(found.InOtherCase.Select(match => (model, match)));
        var files = found.Files;
        if (files.IsEmpty)
        {
            var hint = found.Folders is [var root] && !Directory.Exists(root) ? NearbyPath.HintForFolder(root) : string.Empty;
            diagnostics.Add(
                UrlPath.Refuse(model.Text, model.Location)
                    ?? Diagnostic.Error(
                        DiagnosticCodes.ModelNotFound,
                        model.Location,
                        $"no file in '{folder}' matches '{model.Text}'; build or fetch the models first, or correct the pattern.{hint}"
                    )
            );
        }

        return files.Select(file =>
            Entry(
                name is null ? file.Name
                    : files.Length == 1 ? name
                    : $"{name}/{file.Name}",
                new InputPath(file.FullPath, model.Location)
            )
        );

        GateEntry Entry(string called, InputPath path) => new(called, inputs(path) with { Name = called }, thresholds);
    }

    private InputPath Resolve(YamlScalar path) => Resolve(path.Text, path.Location);

    private InputPath Resolve(string path, SourceLocation namedAt) => new(Path.GetFullPath(path, folderOf(namedAt)), namedAt);
}
