import assert from 'node:assert/strict';
import { decision } from '../../lab.ts';

const python = (text: string) => `python3 -c "${text}"`;
const node = (text: string) => `node -e "${text}"`;

describe('engine/payload/program-here', () => {
  it('lets a program destroy what is on this machine, in memory or in a vendor’s sandbox', async () => {
    for (const command of [
      python("import redis; redis.Redis(host='localhost').flushall()"),
      python("import pymongo; pymongo.MongoClient('mongodb://127.0.0.1:27017').drop_database('shop')"),
      python("from qdrant_client import QdrantClient; QdrantClient(':memory:').delete_collection('x')"),
      python("import chromadb; c=chromadb.Client(); c.delete_collection('t')"),
      python(
        "import boto3; boto3.client('dynamodb', endpoint_url='http://localhost:8000').delete_table(TableName='t')",
      ),
      python("import stripe; stripe.api_key='sk_test_1'; stripe.Customer.delete('cus_1')"),
      python(
        "import psycopg2; c=psycopg2.connect('postgresql://localhost/shop'); c.cursor().execute('DROP TABLE t')",
      ),
      python(
        "from neo4j import GraphDatabase as G; G.driver('bolt://localhost:7687').execute_query('MATCH (n) DETACH DELETE n')",
      ),
      node(
        "const {Kafka}=require('kafkajs'); const a=new Kafka({brokers:['localhost:9092']}).admin(); a.deleteTopics({topics:['t']})",
      ),
      node(
        "const {DynamoDBClient,DeleteTableCommand}=require('@aws-sdk/client-dynamodb'); new DynamoDBClient({endpoint:'http://localhost:8000'}).send(new DeleteTableCommand({TableName:'t'}))",
      ),
      node(
        "const b=require('braintree'); const g=new b.BraintreeGateway({environment: b.Environment.Sandbox}); g.customer.delete('1')",
      ),
      `PUBSUB_EMULATOR_HOST=localhost:8085 ${python("from google.cloud import pubsub_v1; pubsub_v1.SubscriberClient().delete_subscription(subscription='s')")}`,
    ])
      assert.equal(await decision({ command }), 'pass', command);
  });

  it('asks where the client is told of another place, of one that is not known, or of none', async () => {
    for (const command of [
      python("import redis; redis.Redis(host='cache.example.com').flushall()"),
      python('import redis; redis.Redis().flushall()'),
      python("import os,redis; redis.Redis(os.environ.get('H') or 'localhost').flushall()"),
      python(
        "import redis,boto3; redis.Redis(host='localhost'); boto3.client('s3').delete_bucket(Bucket='media')",
      ),
      python(
        "from kafka import KafkaAdminClient as A; A(bootstrap_servers='localhost:9092,k.example.com:9092').delete_topics(['t'])",
      ),
      node(
        "const {S3Client,DeleteBucketCommand}=require('@aws-sdk/client-s3'); new S3Client({}).send(new DeleteBucketCommand({Bucket:'media'}))",
      ),
    ])
      assert.equal(await decision({ command }), 'ask', command);
  });

  it('asks where this machine stands for another one', async () => {
    const drop = python("import pymongo; pymongo.MongoClient('mongodb://localhost').drop_database('shop')");
    assert.equal(await decision({ command: `ssh -fNL 27017:db:27017 bastion; ${drop}` }), 'ask');
    assert.equal(await decision({ command: `kubectl port-forward svc/mongo 27017 & ${drop}` }), 'ask');
    assert.equal(await decision({ command: drop }), 'pass');
  });
});
