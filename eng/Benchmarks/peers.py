"""The work of the 'peers' benchmark, by scikit-learn and NLTK. Prints times and results as JSON."""
import json
import os
import sys
import time
import warnings

import numpy
from nltk.corpus.reader.wordnet import WordNetCorpusReader
from nltk.data import FileSystemPathPointer
from sklearn.cluster import AffinityPropagation

folder = sys.argv[1]
warnings.simplefilter("ignore")
results = {}


def median(work, runs=5):
    times = []
    for _ in range(runs):
        begin = time.perf_counter()
        result = work()
        times.append(1000 * (time.perf_counter() - begin))
    return result, sorted(times)[runs // 2]


for size in (100, 1000, 3000):
    similarity = numpy.fromfile(f"{folder}/ap{size}.bin").reshape(size, size)
    fit, ms = median(lambda: AffinityPropagation(affinity="precomputed", random_state=0).fit(similarity))
    results[f"ap{size}"] = {"ms": ms, "labels": fit.labels_.tolist()}

# Debian's WordNet comes without lexnames, which NLTK opens but doesn't need here.
dictionary = f"{folder}/dict"
os.mkdir(dictionary)
for name in os.listdir("/usr/share/wordnet"):
    os.symlink(f"/usr/share/wordnet/{name}", f"{dictionary}/{name}")
with open(f"{dictionary}/lexnames", "w") as lexnames:
    lexnames.writelines(f"{k:02}\tname{k}\t1\n" for k in range(45))
wordnet = WordNetCorpusReader(FileSystemPathPointer(dictionary), None)
synsets = [wordnet.synset_from_pos_and_offset("n", int(line[1:])) for line in open(f"{folder}/wordnet.txt")]


def similarities(count):
    total = 0
    for b in range(count):
        for a in range(b):
            total += synsets[a].wup_similarity(synsets[b])
    return total / (count * (count - 1) / 2)


similarities(20)  # loads
mean, ms = median(lambda: similarities(100), runs=3)
results["wordnet"] = {"msPerPair": ms / (100 * 99 / 2), "mean": mean}
print(json.dumps(results))
